<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!-- The board paper: a report as one page of HTML. docs/papers.md tells how to make it look
     like a council's own. A template's name or mode is what another stylesheet overrides. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:o="urn:outturn:report:1" xmlns:svg="http://www.w3.org/2000/svg"
                exclude-result-prefixes="o svg">
<xsl:param name="edition" select="'public'"/>
<xsl:strip-space elements="*"/>
<xsl:preserve-space elements="o:text o:caveat o:recommendation o:cell o:source o:title"/>

<xsl:key name="same-as" match="/o:report/o:findings/o:figure[@same-as]" use="@same-as"/>
<xsl:key name="assumed-at" match="o:node[@assumed-at]" use="@assumed-at"/>
<!-- Cells with a figure, by their column. -->
<xsl:key name="column" match="/o:report/*/o:table/o:row/o:cell[@figure]" use="concat(generate-id(../..), ' ', count(preceding-sibling::o:cell) + 1)"/>
<xsl:key name="check" match="/o:report/o:checks/o:check" use="@id"/>
<xsl:key name="evaluation" match="/o:report/o:evaluations/o:evaluation" use="@id"/>
<xsl:key name="rule" match="/o:report/o:rules/o:rule" use="@id"/>

<xsl:variable name="report" select="/o:report"/>
<xsl:variable name="head" select="/o:report/o:head"/>
<xsl:variable name="sections" select="/o:report/o:section[not(@annex)]"/>
<xsl:variable name="annexes" select="/o:report/o:section[@annex]"/>
<xsl:variable name="rows" select="/o:report/o:summary/o:row"/>
<xsl:variable name="evaluated" select="$rows[not(@again)]"/>
<xsl:variable name="periods" select="$rows[1]/@periods"/>
<xsl:variable name="same-periods" select="not($rows[@periods != $periods])"/>
<xsl:variable name="unlisted" select="/o:report[not(o:section/o:check-list)]/o:checks/o:check"/>

<!-- The page. -->

<xsl:template match="/">
  <html lang="en-GB">
    <head>
      <meta name="viewport" content="width=device-width,initial-scale=1"/>
      <title><xsl:value-of select="$head/o:title"/></title>
      <style><xsl:call-template name="style"/><xsl:call-template name="running-heads"/>
        <xsl:call-template name="house-style"/></style>
    </head>
    <body>
      <a class="skip" href="#main">Skip to the paper</a>
      <xsl:call-template name="masthead"/>
      <main id="main">
        <div class="wrap one">
          <xsl:call-template name="title"/>
          <xsl:call-template name="recommendations"/>
          <xsl:call-template name="summary"/>
        </div>
        <div class="wrap body">
          <xsl:call-template name="contents"/>
          <div class="rest">
            <xsl:apply-templates select="$sections"/>
            <xsl:call-template name="unlisted-checks"/>
            <xsl:apply-templates select="$annexes"/>
            <xsl:call-template name="how-we-know"/>
            <xsl:call-template name="assumptions"/>
            <xsl:call-template name="rules"/>
            <xsl:call-template name="provenance"/>
            <xsl:call-template name="papers"/>
          </div>
        </div>
      </main>
    </body>
  </html>
</xsl:template>

<!-- For another stylesheet: rules of CSS after ours. -->
<xsl:template name="house-style"/>

<xsl:template name="edition-words">
  <xsl:choose>
    <xsl:when test="$edition = 'public'">Public version</xsl:when>
    <xsl:otherwise>Private: not for publication</xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- No report can leave the quotes of the style: what could is taken out. -->
<xsl:template name="running-heads">
  <xsl:variable name="title" select="translate(normalize-space($head/o:title), '&quot;\&lt;&gt;', '')"/>
  <xsl:variable name="to" select="translate(normalize-space($head/o:to), '&quot;\&lt;&gt;', '')"/>
  <xsl:text>@page{@top-left{content:"</xsl:text>
  <xsl:value-of select="substring($title, 1, 80)"/>
  <xsl:if test="string-length($title) &gt; 80">…</xsl:if>
  <xsl:text>"}@top-right{content:"</xsl:text>
  <xsl:call-template name="edition-words"/>
  <xsl:text>"}@bottom-left{content:"</xsl:text>
  <xsl:value-of select="substring($to, 1, 60)"/>
  <xsl:if test="$head/o:date"><xsl:if test="$head/o:to">, </xsl:if><xsl:call-template name="date"/></xsl:if>
  <xsl:text>"}}</xsl:text>
</xsl:template>

<xsl:template name="masthead">
  <header class="mast">
    <div class="wrap">
      <span><b><xsl:value-of select="$head/o:area"/></b></span>
      <span>
        <xsl:if test="$head/o:to"><xsl:value-of select="$head/o:to"/> · </xsl:if>
        <xsl:if test="$head/o:date"><xsl:call-template name="date"/> · </xsl:if>
        <xsl:call-template name="edition-words"/>
      </span>
    </div>
  </header>
</xsl:template>

<xsl:template name="title">
  <h1><xsl:value-of select="$head/o:title"/></h1>
  <xsl:if test="$head/o:author | $head/o:to | $head/o:date | $head/o:purpose">
    <dl class="meta">
      <xsl:if test="$head/o:author"><div><dt>Author</dt><dd><xsl:value-of select="$head/o:author"/></dd></div></xsl:if>
      <xsl:if test="$head/o:to"><div><dt>To</dt><dd><xsl:value-of select="$head/o:to"/></dd></div></xsl:if>
      <xsl:if test="$head/o:date"><div><dt>Date</dt><dd><xsl:call-template name="date"/></dd></div></xsl:if>
      <xsl:if test="$head/o:purpose"><div class="purpose"><dt>Purpose of report</dt><dd><xsl:value-of select="$head/o:purpose"/></dd></div></xsl:if>
    </dl>
  </xsl:if>
  <xsl:call-template name="status"/>
</xsl:template>

<!-- How far the figures can be trusted, before the first of them. -->
<xsl:template name="status">
  <xsl:variable name="of" select="$report/o:findings"/>
  <xsl:if test="$of/@illustrative or $of/@assumed or $of/@script or $of/@provisional">
    <p class="status">
      <b>How to read the figures. </b>
      <xsl:if test="$of/@illustrative">
        <span class="q">illustrative</span> means assumed so that the method can be shown<xsl:value-of select="concat(': ', $of/@illustrative, ' of ', count($of/o:figure), ' figures. ')"/>
      </xsl:if>
      <xsl:if test="$of/@assumed"><span class="q">assumed</span> means that nobody measured it. </xsl:if>
      <xsl:if test="$of/@script"><span class="q">set by hand</span> means changed to try something out. </xsl:if>
      <xsl:if test="$of/@provisional"><span class="q">provisional</span> means that it may be revised. </xsl:if>
      <xsl:text>Each figure links to its derivation.</xsl:text>
    </p>
  </xsl:if>
</xsl:template>

<!-- Page one: what is asked. -->

<xsl:template name="recommendations">
  <xsl:variable name="asked" select="$report/o:recommendations/o:recommendation | $sections/o:recommendation"/>
  <section class="ask" aria-labelledby="h-1">
    <h2 id="h-1"><span class="n">1</span>Recommendations</h2>
    <xsl:choose>
      <xsl:when test="$asked">
        <p>
          <xsl:choose>
            <xsl:when test="$head/o:to">The <xsl:value-of select="$head/o:to"/> is asked to:</xsl:when>
            <xsl:otherwise>You are asked to:</xsl:otherwise>
          </xsl:choose>
        </p>
        <ol>
          <xsl:for-each select="$asked">
            <li>
              <span class="no"><xsl:value-of select="concat('1.', position())"/></span>
              <b><xsl:call-template name="capital"><xsl:with-param name="text" select="@verb"/></xsl:call-template></b>
              <span><xsl:apply-templates mode="prose"/><xsl:call-template name="who-and-when"/></span>
            </li>
          </xsl:for-each>
        </ol>
      </xsl:when>
      <xsl:otherwise><p>This paper asks for no decision.</p></xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="$report/o:recommendations/o:text"/>
  </section>
</xsl:template>

<xsl:template name="who-and-when">
  <xsl:if test="@lead or @due">
    <span class="who">
      <xsl:value-of select="@lead"/>
      <xsl:if test="@lead and @due">, </xsl:if>
      <xsl:if test="@due">by <xsl:call-template name="date"><xsl:with-param name="iso" select="@due"/></xsl:call-template></xsl:if>
    </span>
  </xsl:if>
</xsl:template>

<!-- Page one: a row for each scheme. -->

<xsl:template name="summary">
  <section aria-labelledby="h-2">
    <h2 id="h-2"><span class="n">2</span>Summary</h2>
    <xsl:choose>
      <xsl:when test="$rows">
        <xsl:call-template name="summary-sentence"/>
        <xsl:call-template name="summary-table"/>
        <xsl:call-template name="verdict-key"/>
      </xsl:when>
      <xsl:otherwise><p class="lede">This paper evaluates no scheme.</p></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="unknowns"/>
  </section>
</xsl:template>

<xsl:template name="summary-sentence">
  <xsl:variable name="of" select="$report/o:summary"/>
  <xsl:variable name="unknown" select="$of/@insufficient"/>
  <p class="lede">
    <xsl:call-template name="count-words"><xsl:with-param name="count" select="count($evaluated)"/></xsl:call-template>
    <xsl:choose><xsl:when test="count($evaluated) = 1">scheme is</xsl:when><xsl:otherwise>schemes are</xsl:otherwise></xsl:choose>
    <xsl:text> evaluated</xsl:text>
    <xsl:if test="count($rows) &gt; count($evaluated)"><xsl:value-of select="concat(', with ', count($rows), ' results')"/></xsl:if>
    <xsl:variable name="parts">
      <xsl:call-template name="part"><xsl:with-param name="count" select="$of/@continue"/><xsl:with-param name="words" select="' to continue'"/></xsl:call-template>
      <xsl:call-template name="part"><xsl:with-param name="count" select="$of/@change"/><xsl:with-param name="words" select="' to change'"/></xsl:call-template>
      <xsl:call-template name="part"><xsl:with-param name="count" select="$of/@stop"/><xsl:with-param name="words" select="' to stop'"/></xsl:call-template>
      <xsl:call-template name="part"><xsl:with-param name="count" select="$unknown"/><xsl:with-param name="words" select="' not yet known'"/></xsl:call-template>
      <xsl:call-template name="part"><xsl:with-param name="count" select="$of/@unjudged"/><xsl:with-param name="words" select="' without a verdict'"/></xsl:call-template>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$unknown = count($rows)">. The evidence does not yet bear a verdict on <xsl:choose><xsl:when test="$unknown = 1">it</xsl:when><xsl:otherwise>any of them</xsl:otherwise></xsl:choose>.</xsl:when>
      <xsl:when test="$of/@unjudged = count($rows)">. No rule has judged <xsl:choose><xsl:when test="count($rows) = 1">it</xsl:when><xsl:otherwise>them</xsl:otherwise></xsl:choose>.</xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="concat(': ', substring($parts, 3), '.')"/>
        <xsl:if test="$unknown"> Not yet known means that the evidence bears no verdict.</xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </p>
</xsl:template>

<xsl:template name="part">
  <xsl:param name="count"/><xsl:param name="words"/>
  <xsl:if test="$count"><xsl:value-of select="concat(', ', $count, $words)"/></xsl:if>
</xsl:template>

<xsl:template name="summary-table">
  <table class="sum stack" role="table">
    <caption>Table 1. Schemes at a glance<xsl:if test="$same-periods and $periods"><xsl:value-of select="concat(', ', $periods)"/></xsl:if></caption>
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader">Scheme</th>
        <th scope="col" role="columnheader">Spend</th>
        <th scope="col" role="columnheader">Main outcome</th>
        <th scope="col" role="columnheader">Cost of each</th>
        <th scope="col" role="columnheader">Public value</th>
        <th scope="col" role="columnheader">Evidence</th>
        <th scope="col" role="columnheader">Verdict</th>
      </tr>
    </thead>
    <tbody role="rowgroup"><xsl:apply-templates select="$rows" mode="glance"/></tbody>
  </table>
</xsl:template>

<xsl:template match="o:row" mode="glance">
  <tr role="row">
    <th scope="row" role="rowheader">
      <xsl:choose>
        <xsl:when test="@section"><a href="#{@section}"><xsl:value-of select="@scheme"/></a></xsl:when>
        <xsl:otherwise><xsl:value-of select="@scheme"/></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="not($same-periods)"><xsl:value-of select="concat(', ', @periods)"/></xsl:if>
    </th>
    <td role="cell" data-l="Spend"><div><xsl:apply-templates select="o:spend" mode="large"/><xsl:if test="not(o:spend)"><xsl:call-template name="not-given"/></xsl:if></div></td>
    <td role="cell" data-l="Main outcome">
      <div>
        <xsl:apply-templates select="o:outcome" mode="large"/><xsl:if test="not(o:outcome)"><xsl:call-template name="not-given"/></xsl:if>
        <xsl:if test="@outcome"><small><xsl:value-of select="@outcome"/></small></xsl:if>
      </div>
    </td>
    <td role="cell" data-l="Cost of each"><div><xsl:apply-templates select="o:cost-per" mode="large"/><xsl:if test="not(o:cost-per)"><xsl:call-template name="not-given"/></xsl:if></div></td>
    <td role="cell" data-l="Public value"><div><xsl:call-template name="public-value"/></div></td>
    <td role="cell" data-l="Evidence"><div><xsl:call-template name="grade"><xsl:with-param name="word" select="@grade"/></xsl:call-template></div></td>
    <td role="cell" data-l="Verdict">
      <div>
        <xsl:choose>
          <xsl:when test="@failed">Could not be evaluated: <xsl:value-of select="@failed"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="verdict"><xsl:with-param name="word" select="@verdict"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </div>
    </td>
  </tr>
</xsl:template>

<xsl:template match="*" mode="large">
  <span class="big"><xsl:if test="@none"><xsl:attribute name="class">none</xsl:attribute></xsl:if><xsl:call-template name="value"/></span>
  <xsl:call-template name="quality"/>
  <xsl:if test="@sure"><small><xsl:call-template name="short-range"/></small></xsl:if>
</xsl:template>

<xsl:template name="not-given"><span class="none">not given</span></xsl:template>

<!-- Below Table 1 stands what ranges are. -->
<xsl:template name="short-range">
  <xsl:choose>
    <xsl:when test="starts-with(@sure, '95% interval ')"><xsl:value-of select="substring-after(@sure, '95% interval ')"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="@sure"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- What each pound brings, and how likely that is more than a pound. -->
<xsl:template name="public-value">
  <xsl:apply-templates select="o:public-value" mode="large"/><xsl:if test="not(o:public-value)"><xsl:call-template name="not-given"/></xsl:if>
  <xsl:if test="o:chance"><small>pays in <xsl:value-of select="substring-before(concat(o:chance, ' '), ' ')"/> of draws</small></xsl:if>
</xsl:template>

<xsl:template name="verdict-key">
  <p class="key">
    <xsl:text>Ranges are 95% intervals, and a value with one is the mean of its draws. Evidence: the weakest behind the main outcome, from assumed (one bar) to strong (four). </xsl:text>
    <xsl:if test="$report/o:rules/o:rule">Verdicts follow <a href="#rules">the rule in the annex</a>.</xsl:if>
  </p>
</xsl:template>

<!-- Page one: doubt stands beside the verdict. -->

<xsl:template name="unknowns">
  <xsl:variable name="weak" select="$rows[@evidence and @evidence != 'sufficient']"/>
  <xsl:variable name="caveats" select="$report/o:recommendations/o:caveat | $sections/o:caveat"/>
  <div class="doubt">
    <h3>What we do not know</h3>
    <xsl:choose>
      <xsl:when test="$weak or $caveats">
        <div class="three">
          <xsl:for-each select="$caveats[position() &lt;= 3]">
            <div>
              <b><xsl:value-of select="../o:title"/></b>
              <p><xsl:apply-templates mode="prose"/></p>
            </div>
          </xsl:for-each>
          <xsl:for-each select="$weak">
            <div>
              <b><xsl:value-of select="@scheme"/></b>
              <ul>
                <xsl:choose>
                  <xsl:when test="@failed"><li>What it brings could not be worked out: see its row above</li></xsl:when>
                  <xsl:when test="@reason"><li><xsl:value-of select="@reason"/></li></xsl:when>
                  <xsl:otherwise><xsl:call-template name="reasons"><xsl:with-param name="text" select="@evidence"/></xsl:call-template></xsl:otherwise>
                </xsl:choose>
              </ul>
            </div>
          </xsl:for-each>
        </div>
        <xsl:if test="count($caveats) &gt; 3"><p>More caveats stand in the sections that follow.</p></xsl:if>
      </xsl:when>
      <xsl:otherwise><p>The report names no caveat. That is no proof that there is none.</p></xsl:otherwise>
    </xsl:choose>
  </div>
</xsl:template>

<xsl:template name="reasons">
  <xsl:param name="text"/>
  <xsl:variable name="first" select="substring-before(concat($text, '; '), '; ')"/>
  <xsl:variable name="rest" select="substring-after($text, '; ')"/>
  <xsl:if test="$first">
    <li><xsl:call-template name="capital"><xsl:with-param name="text" select="$first"/></xsl:call-template></li>
  </xsl:if>
  <xsl:if test="$rest"><xsl:call-template name="reasons"><xsl:with-param name="text" select="$rest"/></xsl:call-template></xsl:if>
</xsl:template>

<!-- Contents. -->

<xsl:template name="contents">
  <nav class="rail" aria-labelledby="h-contents">
    <h2 id="h-contents">Contents</h2>
    <ol>
      <xsl:for-each select="$sections">
        <li><a href="#{@id}"><span><xsl:value-of select="position() + 2"/></span><xsl:value-of select="o:title"/></a></li>
      </xsl:for-each>
      <xsl:if test="$unlisted"><li><a href="#figures-say"><span><xsl:value-of select="count($sections) + 3"/></span>What the figures themselves say</a></li></xsl:if>
      <xsl:for-each select="$annexes">
        <li><a href="#{@id}"><span><xsl:call-template name="letter"><xsl:with-param name="number" select="position()"/></xsl:call-template></span><xsl:value-of select="o:title"/></a></li>
      </xsl:for-each>
      <xsl:call-template name="content-line"><xsl:with-param name="place" select="'how'"/><xsl:with-param name="title" select="'How we know'"/></xsl:call-template>
      <xsl:call-template name="content-line"><xsl:with-param name="place" select="'assumptions'"/><xsl:with-param name="title" select="'Assumptions and their sources'"/></xsl:call-template>
      <xsl:call-template name="content-line"><xsl:with-param name="place" select="'rules'"/><xsl:with-param name="title" select="'How verdicts are come to'"/></xsl:call-template>
      <xsl:call-template name="content-line"><xsl:with-param name="place" select="'made-from'"/><xsl:with-param name="title" select="'What this paper was made from'"/></xsl:call-template>
      <xsl:call-template name="content-line"><xsl:with-param name="place" select="'papers'"/><xsl:with-param name="title" select="'Background papers'"/></xsl:call-template>
    </ol>
  </nav>
</xsl:template>

<xsl:template name="content-line">
  <xsl:param name="place"/><xsl:param name="title"/>
  <xsl:variable name="letter"><xsl:call-template name="annex-letter"><xsl:with-param name="place" select="$place"/></xsl:call-template></xsl:variable>
  <xsl:if test="string($letter)">
    <li><a href="#{$place}"><span><xsl:value-of select="$letter"/></span><xsl:value-of select="$title"/></a></li>
  </xsl:if>
</xsl:template>

<!-- The letter of one of our own annexes; nothing where there is none. -->
<xsl:template name="annex-letter">
  <xsl:param name="place"/>
  <xsl:variable name="how" select="number(boolean($report/o:findings/o:figure[1]))"/>
  <xsl:variable name="assumed" select="number(boolean($report/o:assumptions/o:assumption))"/>
  <xsl:variable name="ruled" select="number(boolean($report/o:rules/o:rule))"/>
  <xsl:variable name="papers" select="number(boolean($report/o:papers/o:paper))"/>
  <xsl:variable name="before" select="count($annexes)"/>
  <xsl:variable name="number">
    <xsl:choose>
      <xsl:when test="$place = 'how'"><xsl:value-of select="$how * ($before + 1)"/></xsl:when>
      <xsl:when test="$place = 'assumptions'"><xsl:value-of select="$assumed * ($before + $how + 1)"/></xsl:when>
      <xsl:when test="$place = 'rules'"><xsl:value-of select="$ruled * ($before + $how + $assumed + 1)"/></xsl:when>
      <xsl:when test="$place = 'made-from'"><xsl:value-of select="$before + $how + $assumed + $ruled + 1"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$papers * ($before + $how + $assumed + $ruled + 2)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:if test="$number != 0"><xsl:call-template name="letter"><xsl:with-param name="number" select="$number"/></xsl:call-template></xsl:if>
</xsl:template>

<xsl:template name="letter">
  <xsl:param name="number"/>
  <xsl:number value="$number" format="A"/>
</xsl:template>

<xsl:template name="annex-heading">
  <xsl:param name="place"/><xsl:param name="title"/>
  <h2 id="h-{$place}">
    <span class="n">Annex <xsl:call-template name="annex-letter"><xsl:with-param name="place" select="$place"/></xsl:call-template></span>
    <xsl:value-of select="$title"/>
  </h2>
</xsl:template>

<!-- Sections. -->

<xsl:template match="o:section">
  <xsl:variable name="number">
    <xsl:choose>
      <xsl:when test="@annex">Annex <xsl:call-template name="letter"><xsl:with-param name="number" select="count(preceding-sibling::o:section[@annex]) + 1"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:value-of select="count(preceding-sibling::o:section[not(@annex)]) + 3"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <section class="s" id="{@id}" aria-labelledby="h-{@id}">
    <h2 id="h-{@id}">
      <span class="n"><xsl:value-of select="$number"/></span>
      <xsl:value-of select="o:title"/>
      <xsl:if test="@private"><xsl:text> </xsl:text><span class="private">Private</span></xsl:if>
    </h2>
    <xsl:apply-templates select="*[not(self::o:title)]">
      <xsl:with-param name="number" select="$number"/>
    </xsl:apply-templates>
  </section>
</xsl:template>

<xsl:template match="o:text">
  <xsl:param name="number"/>
  <div class="p">
    <span class="no"><xsl:if test="$number and not(starts-with($number, 'Annex'))"><xsl:value-of select="concat($number, '.', count(preceding-sibling::o:text | preceding-sibling::o:caveat) + 1)"/></xsl:if></span>
    <p><xsl:apply-templates mode="prose"/><xsl:call-template name="private-mark"/></p>
  </div>
</xsl:template>

<xsl:template match="o:caveat">
  <xsl:param name="number"/>
  <div class="p caveat">
    <span class="no"><xsl:if test="$number and not(starts-with($number, 'Annex'))"><xsl:value-of select="concat($number, '.', count(preceding-sibling::o:text | preceding-sibling::o:caveat) + 1)"/></xsl:if></span>
    <p><b>Caveat. </b><xsl:apply-templates mode="prose"/><xsl:call-template name="private-mark"/></p>
  </div>
</xsl:template>

<xsl:template name="private-mark">
  <xsl:if test="@private"><xsl:text> </xsl:text><span class="private">Private</span></xsl:if>
</xsl:template>

<xsl:template match="o:recommendation">
  <p class="asked">
    <b><xsl:call-template name="capital"><xsl:with-param name="text" select="@verb"/></xsl:call-template></b>
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="prose"/><xsl:call-template name="who-and-when"/>
  </p>
</xsl:template>

<xsl:template match="o:verdict">
  <div class="verd">
    <xsl:call-template name="verdict"><xsl:with-param name="word" select="@word"/></xsl:call-template>
    <div class="say">
      <ul><xsl:call-template name="reasons"><xsl:with-param name="text" select="o:reason"/></xsl:call-template></ul>
      <p class="rule">By the rule <a href="#{@rule}"><xsl:value-of select="key('rule', @rule)/o:title"/></a><xsl:if test="count(../o:verdict) &gt; 1">, on <xsl:value-of select="key('evaluation', @evaluation)/@label"/></xsl:if>.</p>
    </div>
  </div>
  <xsl:if test="o:test">
    <ul class="tests">
      <xsl:for-each select="o:test">
        <li>
          <xsl:apply-templates select="o:left" mode="figure"/>
          <xsl:value-of select="concat(' ', @operator, ' ')"/>
          <xsl:apply-templates select="o:right" mode="figure"/>
          <xsl:choose><xsl:when test="@holds = 'true' or @holds = '1'">: holds</xsl:when><xsl:otherwise>: does not hold</xsl:otherwise></xsl:choose>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:if>
</xsl:template>

<!-- Figures that follow one another stand side by side. -->
<xsl:template match="o:show">
  <xsl:if test="not(preceding-sibling::*[1][self::o:show])">
    <dl class="kf"><xsl:apply-templates select="." mode="beside"/></dl>
  </xsl:if>
</xsl:template>

<xsl:template match="o:show" mode="beside">
  <div>
    <dt><xsl:value-of select="@label"/><xsl:call-template name="private-mark"/></dt>
    <dd><span class="big"><xsl:if test="@none"><xsl:attribute name="class">none</xsl:attribute></xsl:if><xsl:call-template name="value"/></span><xsl:call-template name="quality"/>
      <xsl:if test="@sure"><small><xsl:value-of select="@sure"/></small></xsl:if></dd>
  </div>
  <xsl:apply-templates select="following-sibling::*[1][self::o:show]" mode="beside"/>
</xsl:template>

<xsl:template match="o:table">
  <xsl:variable name="headings" select="o:heading"/>
  <xsl:variable name="table" select="generate-id()"/>
  <xsl:variable name="columns" select="count(o:row[1]/o:cell)"/>
  <table role="table">
    <xsl:attribute name="class">
      <xsl:text>stack</xsl:text>
      <xsl:if test="$columns &gt; 5"> many</xsl:if>
      <xsl:if test="count(o:row) &lt; 13"> brief</xsl:if>
      <xsl:if test="@shows"><xsl:value-of select="concat(' shows-', @shows)"/></xsl:if>
    </xsl:attribute>
    <caption>
      <xsl:value-of select="concat('Table ', count(preceding-sibling::o:table | ../preceding-sibling::o:section/o:table) + 1 + number(boolean($rows)), '. ')"/>
      <xsl:choose>
        <xsl:when test="string(o:title)"><xsl:value-of select="o:title"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="../o:title"/></xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="private-mark"/>
    </caption>
    <xsl:if test="$headings">
      <thead role="rowgroup">
        <tr role="row">
          <xsl:for-each select="$headings">
            <xsl:variable name="at" select="position()"/>
            <th scope="col" role="columnheader">
              <xsl:if test="$at &gt; 1 and key('column', concat($table, ' ', $at))"><xsl:attribute name="class">r</xsl:attribute></xsl:if>
              <xsl:value-of select="."/>
              <xsl:if test="not(string(.))"><span class="vh">Column <xsl:value-of select="$at"/></span></xsl:if>
            </th>
          </xsl:for-each>
        </tr>
      </thead>
    </xsl:if>
    <tbody role="rowgroup">
      <xsl:for-each select="o:row">
        <tr role="row">
          <xsl:for-each select="o:cell">
            <xsl:variable name="at" select="position()"/>
            <xsl:choose>
              <xsl:when test="$at = 1 and string(.)">
                <th scope="row" role="rowheader"><xsl:apply-templates select="." mode="figure"/></th>
              </xsl:when>
              <xsl:otherwise>
                <td role="cell" data-l="{$headings[$at]}">
                  <xsl:if test="$at &gt; 1 and key('column', concat($table, ' ', $at))"><xsl:attribute name="class">r</xsl:attribute></xsl:if>
                  <xsl:if test="not(string(.))"><xsl:attribute name="class">r empty</xsl:attribute></xsl:if>
                  <div><xsl:apply-templates select="." mode="figure"/><xsl:if test="not(string(.))"><span class="vh">none</span></xsl:if></div>
                </td>
              </xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
        </tr>
      </xsl:for-each>
    </tbody>
  </table>
</xsl:template>

<!-- A chart comes drawn: a wide and a narrow picture, and a table of its figures. -->
<xsl:template match="o:chart">
  <xsl:variable name="number" select="count(preceding-sibling::o:chart | ../preceding-sibling::o:section/o:chart) + 1"/>
  <figure id="figure-{$number}">
    <div class="keep">
      <figcaption>
        <span class="fno">Figure <xsl:value-of select="$number"/><xsl:call-template name="private-mark"/></span>
        <span class="ft"><xsl:value-of select="o:title"/></span>
        <xsl:if test="o:description"><span class="fs"><xsl:value-of select="o:description"/></span></xsl:if>
      </figcaption>
      <xsl:for-each select="svg:svg">
        <div>
          <xsl:attribute name="class">chart<xsl:if test="last() &gt; 1"><xsl:choose><xsl:when test="position() = 1"> wd</xsl:when><xsl:otherwise> nw</xsl:otherwise></xsl:choose></xsl:if></xsl:attribute>
          <xsl:copy-of select="."/>
        </div>
      </xsl:for-each>
    </div>
    <xsl:variable name="table" select="*[local-name() = 'table'][namespace-uri() != 'urn:outturn:report:1']"/>
    <xsl:if test="$table">
      <details open="open">
        <summary>Figures behind figure <xsl:value-of select="$number"/></summary>
        <div class="scroll" tabindex="0" role="region" aria-label="Figures behind figure {$number}">
          <!-- Many rows of few columns stand side by side in print. -->
          <xsl:variable name="wide" select="count($table/*[local-name() = 'thead']/*/*)"/>
          <xsl:if test="count($table/*/*[local-name() = 'tr']) &gt; 13 and $wide &lt; 4">
            <xsl:attribute name="class">scroll tall<xsl:if test="$wide &lt; 3 and count($table/*/*[local-name() = 'tr']) &gt; 30"> slim</xsl:if></xsl:attribute>
          </xsl:if>
          <!-- It has a namespace, which no page shows. -->
          <table>
            <xsl:copy-of select="$table/@*"/>
            <caption>Figures behind figure <xsl:value-of select="$number"/></caption>
            <xsl:copy-of select="$table/*[local-name() != 'caption']"/>
          </table>
        </div>
      </details>
    </xsl:if>
  </figure>
</xsl:template>

<!-- Where the plan contradicts itself. -->

<xsl:template match="o:check-list">
  <xsl:call-template name="checks"><xsl:with-param name="checks" select="key('check', o:see/@check)"/></xsl:call-template>
</xsl:template>

<xsl:template name="unlisted-checks">
  <xsl:if test="$unlisted">
    <section class="s" id="figures-say" aria-labelledby="h-figures-say">
      <h2 id="h-figures-say"><span class="n"><xsl:value-of select="count($sections) + 3"/></span>What the figures themselves say</h2>
      <xsl:call-template name="checks"><xsl:with-param name="checks" select="$unlisted"/></xsl:call-template>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template name="checks">
  <xsl:param name="checks"/>
  <div class="find">
    <xsl:choose>
      <xsl:when test="$checks"><ol><xsl:apply-templates select="$checks"/></ol></xsl:when>
      <xsl:otherwise><p>No contradiction was found.</p></xsl:otherwise>
    </xsl:choose>
  </div>
</xsl:template>

<xsl:template match="o:check">
  <li>
    <p class="k">
      <xsl:choose>
        <xsl:when test="@level = 'remark'">
          <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 18" width="18" height="18" aria-hidden="true" focusable="false"><rect x="1" y="1" width="16" height="16" fill="#fff" stroke="#484f54" stroke-width="2"/><path d="M9 4.5v.5M9 8v6" stroke="#484f54" stroke-width="2.4"/></svg>
          <span>To be explained</span>
        </xsl:when>
        <xsl:otherwise>
          <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 18" width="18" height="18" aria-hidden="true" focusable="false"><rect x="1" y="1" width="16" height="16" fill="#942514" stroke="#942514" stroke-width="2"/><path d="M4.5 7h9M4.5 11h9M12 4l-6 10" stroke="#fff" stroke-width="1.8"/></svg>
          <span class="bad">Does not add up</span>
        </xsl:otherwise>
      </xsl:choose>
    </p>
    <p><xsl:call-template name="capital"><xsl:with-param name="text" select="o:text"/></xsl:call-template>.</p>
    <p class="how">
      <xsl:if test="o:value">
        <xsl:text>Figures: </xsl:text>
        <xsl:for-each select="o:value"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:apply-templates select="." mode="figure"/></xsl:for-each>
        <xsl:text>. </xsl:text>
      </xsl:if>
      <xsl:for-each select="o:cell"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:call-template name="cell"/></xsl:for-each>
    </p>
  </li>
</xsl:template>

<xsl:template name="cell">
  <code><xsl:value-of select="@file"/></code>
  <xsl:if test="@row"> row <xsl:value-of select="@row"/></xsl:if>
  <xsl:if test="@column">, column <xsl:value-of select="@column"/></xsl:if>
</xsl:template>

<!-- A figure where it stands: its value, a link to its derivation, and how far to trust it.
     Its words come ready: up to how sure and how good it is, with a true minus sign. -->

<xsl:template match="text()" mode="prose"><xsl:value-of select="."/></xsl:template>
<xsl:template match="o:value" mode="prose"><xsl:apply-templates select="." mode="figure"/></xsl:template>

<xsl:template match="*" mode="figure">
  <xsl:call-template name="value"/>
  <xsl:if test="@words">
    <xsl:if test="@sure"> (<xsl:value-of select="@sure"/>)</xsl:if>
    <xsl:call-template name="quality"/>
  </xsl:if>
</xsl:template>

<xsl:template name="value">
  <xsl:choose>
    <xsl:when test="@words"><a class="f" href="#how-{@figure}"><xsl:value-of select="@words"/></a></xsl:when>
    <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="quality">
  <xsl:if test="@mark"><xsl:text> </xsl:text><span class="q"><xsl:value-of select="@mark"/></span></xsl:if>
  <xsl:if test="@provisional"><xsl:text> </xsl:text><span class="q">provisional</span></xsl:if>
</xsl:template>

<!-- Verdicts: word, shape and colour. -->

<xsl:template name="verdict">
  <xsl:param name="word"/>
  <xsl:choose>
    <xsl:when test="$word = 'continue'">
      <span class="v go"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 18" width="18" height="18" aria-hidden="true" focusable="false"><circle cx="9" cy="9" r="8.2" fill="#00594f"/><path d="M4.8 9.400l3 3 5.6-6.4" fill="none" stroke="#fff" stroke-width="2.2"/></svg><span>Continue</span></span>
    </xsl:when>
    <xsl:when test="$word = 'change'">
      <span class="v chg"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 18" width="18" height="18" aria-hidden="true" focusable="false"><path d="M9 1L17.5 16.500H.5z" fill="#7a4300"/><path d="M9 6.500v5M9 13v1.8" stroke="#fff" stroke-width="2"/></svg><span>Change</span></span>
    </xsl:when>
    <xsl:when test="$word = 'stop'">
      <span class="v stop"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 18" width="18" height="18" aria-hidden="true" focusable="false"><path d="M5.5 1h7L17 5.500v7L12.5 17h-7L1 12.500v-7z" fill="#942514"/><path d="M5 9h8" stroke="#fff" stroke-width="2.4"/></svg><span>Stop</span></span>
    </xsl:when>
    <xsl:otherwise>
      <span class="v unk">
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 18" width="18" height="18" aria-hidden="true" focusable="false"><path d="M9 1.200L16.8 9 9 16.8 1.2 9z" fill="#fff" stroke="#484f54" stroke-width="2"/><path d="M9 5.500v4.200M9 11.200v1.6" stroke="#484f54" stroke-width="2"/></svg>
        <xsl:choose>
          <xsl:when test="$word = 'insufficient evidence'"><span>Not yet known<small>insufficient evidence</small></span></xsl:when>
          <xsl:otherwise><span>No verdict<small>no rule has judged it</small></span></xsl:otherwise>
        </xsl:choose>
      </span>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- One bar to four. -->
<xsl:template name="grade">
  <xsl:param name="word"/>
  <xsl:choose>
    <xsl:when test="$word = 'assumed'">
      <span class="grade"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 46 12" width="46" height="12" aria-hidden="true" focusable="false"><path d="M0 0h10v12H0z" fill="#12436d"/><path d="M12.75.75h8.5v10.5h-8.5zM24.75.75h8.5v10.5h-8.5zM36.75.75h8.5v10.5h-8.5z" fill="#fff" stroke="#12436d" stroke-width="1.5"/></svg><span>Assumed</span></span>
    </xsl:when>
    <xsl:when test="$word = 'weak'">
      <span class="grade"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 46 12" width="46" height="12" aria-hidden="true" focusable="false"><path d="M12 0h10v12H12zM0 0h10v12H0z" fill="#12436d"/><path d="M24.75.75h8.5v10.5h-8.5zM36.75.75h8.5v10.5h-8.5z" fill="#fff" stroke="#12436d" stroke-width="1.5"/></svg><span>Weak</span></span>
    </xsl:when>
    <xsl:when test="$word = 'moderate'">
      <span class="grade"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 46 12" width="46" height="12" aria-hidden="true" focusable="false"><path d="M24 0h10v12H24zM12 0h10v12H12zM0 0h10v12H0z" fill="#12436d"/><path d="M36.75.75h8.5v10.5h-8.5z" fill="#fff" stroke="#12436d" stroke-width="1.5"/></svg><span>Moderate</span></span>
    </xsl:when>
    <xsl:when test="$word = 'strong'">
      <span class="grade"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 46 12" width="46" height="12" aria-hidden="true" focusable="false"><path d="M36 0h10v12H36zM24 0h10v12H24zM12 0h10v12H12zM0 0h10v12H0z" fill="#12436d"/></svg><span>Strong</span></span>
    </xsl:when>
    <xsl:when test="$word"><xsl:call-template name="capital"><xsl:with-param name="text" select="$word"/></xsl:call-template></xsl:when>
    <xsl:otherwise><span class="none">not graded</span></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- How we know: each figure, then each step on the way, once. -->

<xsl:template name="how-we-know">
  <xsl:if test="$report/o:findings/o:figure">
    <section class="s annex" id="how" aria-labelledby="h-how">
      <xsl:call-template name="annex-heading"><xsl:with-param name="place" select="'how'"/><xsl:with-param name="title" select="'How we know'"/></xsl:call-template>
      <p class="lead">Each figure of this paper, what it was worked out from, and the cell or study that it rests on. What several figures share stands once. A figure with an interval is the mean of its draws; the steps show base values, which need not give it exactly.<xsl:if test="$report/o:papers/o:paper"> Short references are those of the <a href="#papers">background papers</a>.</xsl:if></p>
      <h3>Figures</h3>
      <ol class="steps">
        <xsl:apply-templates select="$report/o:findings/o:figure[not(@same-as)]" mode="derivation"/>
      </ol>
      <xsl:call-template name="steps">
        <xsl:with-param name="title" select="'Steps on the way'"/>
        <xsl:with-param name="steps" select="$report/o:lineage/o:node[o:operand]"/>
      </xsl:call-template>
      <xsl:call-template name="steps">
        <xsl:with-param name="title" select="'Cells and sources that several rest on'"/>
        <xsl:with-param name="steps" select="$report/o:lineage/o:node[@told-at][not(@assumed-at)][not(o:operand)]"/>
      </xsl:call-template>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template name="steps">
  <xsl:param name="title"/><xsl:param name="steps"/>
  <xsl:if test="$steps">
    <h3><xsl:value-of select="$title"/></h3>
    <ol class="steps">
      <xsl:for-each select="$steps">
        <li id="how-{@id}">
          <p class="named"><b><xsl:value-of select="@amount"/></b><xsl:text> </xsl:text><xsl:value-of select="@label"/></p>
          <xsl:apply-templates select="." mode="step"/>
        </li>
      </xsl:for-each>
    </ol>
  </xsl:if>
</xsl:template>

<!-- Figures that are one and the same: the value once, then each by its name. -->
<xsl:template match="o:figure" mode="derivation">
  <li id="how-{@node}">
    <p class="named">
      <span id="how-{@id}"><b><xsl:value-of select="@words"/></b><xsl:text> </xsl:text><xsl:value-of select="@name"/></span>
      <xsl:if test="@shared">
        <xsl:variable name="first" select="@words"/>
        <xsl:for-each select="key('same-as', @id)">
          <xsl:text>; </xsl:text>
          <span id="how-{@id}"><xsl:if test="@words != $first"><b><xsl:value-of select="@words"/></b><xsl:text> </xsl:text></xsl:if><xsl:value-of select="@name"/></span>
        </xsl:for-each>
      </xsl:if>
      <xsl:text> </xsl:text><span class="q2"><xsl:value-of select="@trust"/></span>
    </p>
    <xsl:apply-templates select="o:node" mode="step"/>
  </li>
</xsl:template>

<xsl:template match="o:node" mode="step">
  <xsl:choose>
    <xsl:when test="@sign"><ul class="signed"><xsl:apply-templates select="o:operand" mode="step"/></ul></xsl:when>
    <xsl:when test="@worked">
      <p class="how"><xsl:call-template name="node-how"/></p>
      <ul><xsl:apply-templates select="o:operand" mode="step"/></ul>
    </xsl:when>
    <xsl:when test="@assumed-at"><p class="how"><a href="#{@assumed-at}">Assumption</a></p></xsl:when>
    <xsl:otherwise><p class="how"><xsl:call-template name="leaf-words"/></p></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="o:operand" mode="step">
  <li>
    <xsl:value-of select="@sign"/>
    <xsl:choose>
      <xsl:when test="@told-at"><a href="#{@told-at}"><xsl:value-of select="@amount"/></a><xsl:value-of select="concat(' ', @label)"/></xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="concat(@amount, ' ', @label, ' ')"/>
        <xsl:for-each select="o:node"><span class="how"><xsl:call-template name="leaf-words"/></span></xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </li>
</xsl:template>

<xsl:template name="node-how">
  <xsl:value-of select="@worked"/>
  <xsl:if test="@operation = 'hook'">
    <xsl:for-each select="key('evaluation', @evaluation)">. Plugin <code><xsl:value-of select="@kind"/></code>, for <xsl:value-of select="@label"/></xsl:for-each>
  </xsl:if>
</xsl:template>

<!-- Where a leaf comes from: a mark in words, then the cell or the study; its words come
     ready too. -->
<xsl:template name="leaf-words">
  <xsl:for-each select="o:leaf">
    <xsl:choose>
      <xsl:when test="@unsure"><span class="leaf as"><xsl:value-of select="@mark"/></span></xsl:when>
      <xsl:when test="@mark"><span class="leaf"><xsl:value-of select="@mark"/></span></xsl:when>
    </xsl:choose>
    <xsl:if test="@file"><code><xsl:value-of select="@file"/></code></xsl:if>
    <xsl:value-of select="@told"/>
  </xsl:for-each>
  <xsl:if test="not(o:leaf)"><xsl:value-of select="@quality"/></xsl:if>
</xsl:template>

<!-- The other annexes. -->

<xsl:template name="assumptions">
  <xsl:if test="$report/o:assumptions/o:assumption">
    <section class="s annex" id="assumptions" aria-labelledby="h-assumptions">
      <xsl:call-template name="annex-heading"><xsl:with-param name="place" select="'assumptions'"/><xsl:with-param name="title" select="'Assumptions and their sources'"/></xsl:call-template>
      <table class="stack long assumed" role="table">
        <caption>Assumptions that the figures depend on</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">Assumption</th>
            <th scope="col" role="columnheader">Value, 95% interval</th>
            <th scope="col" role="columnheader">Evidence</th>
            <th scope="col" role="columnheader">Source</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          <xsl:for-each select="$report/o:assumptions/o:assumption">
            <tr role="row">
              <th scope="row" role="rowheader" id="{@place}"><xsl:value-of select="@label"/><xsl:if test="not(@label)">Without a name</xsl:if></th>
              <td role="cell" data-l="Value, 95% interval">
                <div>
                  <xsl:value-of select="@amount"/>
                  <xsl:if test="@price-year"><small><xsl:value-of select="@price-year"/> prices</small></xsl:if>
                  <xsl:if test="@from"><small><xsl:value-of select="@from"/> to <xsl:value-of select="@to"/></small></xsl:if>
                </div>
              </td>
              <td role="cell" data-l="Evidence"><div><xsl:call-template name="grade"><xsl:with-param name="word" select="@grade"/></xsl:call-template><xsl:if test="@quality != @grade"><small><xsl:value-of select="@quality"/></small></xsl:if></div></td>
              <td role="cell" data-l="Source">
                <div>
                  <xsl:value-of select="@source"/><xsl:if test="not(@source)">No source</xsl:if>
                  <xsl:if test="@paper">: <xsl:value-of select="@paper"/></xsl:if>
                  <xsl:if test="@note"><small><xsl:call-template name="capital"><xsl:with-param name="text" select="@note"/></xsl:call-template></small></xsl:if>
                  <xsl:if test="key('assumed-at', @place)/o:leaf/@file">
                    <small><xsl:for-each select="key('assumed-at', @place)/o:leaf[@file]"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:call-template name="cell"/></xsl:for-each></small>
                  </xsl:if>
                </div>
              </td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template name="rules">
  <xsl:if test="$report/o:rules/o:rule">
    <section class="s annex" id="rules" aria-labelledby="h-rules">
      <xsl:call-template name="annex-heading"><xsl:with-param name="place" select="'rules'"/><xsl:with-param name="title" select="'How verdicts are come to'"/></xsl:call-template>
      <p class="lead">Each rule as the script has it, word for word.</p>
      <xsl:for-each select="$report/o:rules/o:rule">
        <h3 id="{@id}"><xsl:value-of select="o:title"/></h3>
        <p class="how"><code><xsl:value-of select="@file"/></code><xsl:if test="@line">, line <xsl:value-of select="@line"/></xsl:if></p>
        <pre><code><xsl:value-of select="o:source"/></code></pre>
      </xsl:for-each>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template name="provenance">
  <xsl:variable name="from" select="$report/o:provenance"/>
  <section class="s annex" id="made-from" aria-labelledby="h-made-from">
    <xsl:call-template name="annex-heading"><xsl:with-param name="place" select="'made-from'"/><xsl:with-param name="title" select="'What this paper was made from'"/></xsl:call-template>
    <p class="lead">The same inputs give the same figures, to the last digit. The checksums (SHA-256) show that they are the same.</p>
    <dl class="facts">
      <xsl:if test="string($report/@release)"><div><dt>Program</dt><dd>outturn <xsl:value-of select="$report/@release"/></dd></div></xsl:if>
      <xsl:if test="$head/o:plan"><div><dt>Plan</dt><dd><xsl:value-of select="$head/o:plan"/></dd></div></xsl:if>
      <xsl:if test="$from/o:draws">
        <div><dt>Draws</dt><dd>
          <xsl:for-each select="$from/o:draws">
            <xsl:if test="position() &gt; 1">; </xsl:if>
            <xsl:choose>
              <xsl:when test="@count = 0">None: base values alone</xsl:when>
              <xsl:otherwise><xsl:value-of select="concat(format-number(@count, '#,##0'), ', seed ', @seed)"/></xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
        </dd></div>
      </xsl:if>
      <xsl:if test="$from/o:plugin">
        <div><dt>Plugins</dt><dd><xsl:for-each select="$from/o:plugin"><xsl:if test="position() &gt; 1">, </xsl:if><code><xsl:value-of select="@kind"/></code> version <xsl:value-of select="@version"/></xsl:for-each></dd></div>
      </xsl:if>
    </dl>
    <table class="stack long" role="table">
      <caption>Files that it was made from</caption>
      <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">File</th><th scope="col" role="columnheader" class="r">Rows</th><th scope="col" role="columnheader">SHA-256</th></tr></thead>
      <tbody role="rowgroup">
        <xsl:for-each select="$from/o:script | $from/o:input">
          <tr role="row">
            <th scope="row" role="rowheader"><code><xsl:value-of select="@name | @file"/></code></th>
            <td role="cell" data-l="Rows" class="r"><div><xsl:value-of select="@rows"/><xsl:if test="not(@rows)">script</xsl:if></div></td>
            <td role="cell" data-l="SHA-256"><div><code class="sum256"><xsl:value-of select="@sha256"/></code></div></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </section>
</xsl:template>

<xsl:template name="papers">
  <xsl:if test="$report/o:papers/o:paper">
    <section class="s annex" id="papers" aria-labelledby="h-papers">
      <xsl:call-template name="annex-heading"><xsl:with-param name="place" select="'papers'"/><xsl:with-param name="title" select="'Background papers'"/></xsl:call-template>
      <ul class="bg">
        <xsl:for-each select="$report/o:papers/o:paper">
          <li><b><xsl:value-of select="@reference"/></b><xsl:text> </xsl:text><xsl:value-of select="."/><xsl:if test="@body">. <xsl:value-of select="@body"/></xsl:if><xsl:if test="@date">, <xsl:call-template name="date"><xsl:with-param name="iso" select="@date"/></xsl:call-template></xsl:if></li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:if>
</xsl:template>

<!-- Words. -->

<xsl:template name="capital">
  <xsl:param name="text"/>
  <xsl:value-of select="concat(translate(substring($text, 1, 1), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), substring($text, 2))"/>
</xsl:template>

<xsl:template name="count-words">
  <xsl:param name="count"/>
  <xsl:variable name="words" select="'One   Two   Three Four  Five  Six   Seven Eight Nine  '"/>
  <xsl:choose>
    <xsl:when test="$count &lt; 10"><xsl:value-of select="concat(normalize-space(substring($words, 6 * $count - 5, 6)), ' ')"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="concat($count, ' ')"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- 2024-05-21 as 21 May 2024; 2024-05 as May 2024; anything else as it is. -->
<xsl:template name="date">
  <xsl:param name="iso" select="$head/o:date"/>
  <xsl:variable name="months" select="'January  February March    April    May      June     July     August   SeptemberOctober  November December '"/>
  <xsl:variable name="month" select="number(substring($iso, 6, 2))"/>
  <xsl:choose>
    <xsl:when test="translate($iso, '0123456789', 'dddddddddd') = 'dddd-dd-dd'">
      <xsl:value-of select="concat(number(substring($iso, 9, 2)), ' ', normalize-space(substring($months, 9 * $month - 8, 9)), ' ', substring($iso, 1, 4))"/>
    </xsl:when>
    <xsl:when test="translate($iso, '0123456789', 'dddddddddd') = 'dddd-dd' and $month &gt;= 1 and $month &lt;= 12">
      <xsl:value-of select="concat(normalize-space(substring($months, 9 * $month - 8, 9)), ' ', substring($iso, 1, 4))"/>
    </xsl:when>
    <xsl:otherwise><xsl:value-of select="$iso"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- The style. Nothing in it may fetch anything: no url, no import, no image. -->

<xsl:template name="style"><xsl:text>:root{--ink:#0b0c0c;--grey:#484f54;--rule:#c5cbcf;--acc:#12436d;--tint:#f1f4f7;--go:#00594f;--chg:#7a4300;--stop:#942514;--unk:#484f54;--mark:#7a4300}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;color:var(--ink);background:#fff;font:1.0625rem/1.55 Arial,Helvetica,"Liberation Sans",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
a{color:var(--acc);text-decoration-thickness:1px;text-underline-offset:.18em}
a:hover{text-decoration-thickness:3px}
a.f{color:inherit;text-decoration-color:#6b8cab}
a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--ink);outline-offset:2px;background:#ffe680}
:target{background:#fff3bf}
section:target{background:none}
.skip{position:absolute;left:-999em}
.skip:focus{left:1rem;top:.5rem;background:#ffe680;padding:.5rem 1rem;z-index:9}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.wrap{max-width:1120px;margin:0 auto;padding:0 1.5rem}
.mast{border-top:8px solid var(--acc)}
.mast .wrap{display:flex;justify-content:space-between;gap:.2rem 2rem;padding-top:.9rem;padding-bottom:.9rem;font-size:.9375rem;color:var(--grey);flex-wrap:wrap}
.mast b{color:var(--ink)}
h1,h2,h3{line-height:1.2;text-wrap:balance;margin:0}
h1{font-size:2.5rem;letter-spacing:-.012em;max-width:24em;margin:1.2rem 0 1.4rem}
h2{font-size:1.75rem;letter-spacing:-.008em;margin:0 0 1rem}
h2 .n{color:var(--acc);margin-right:.55em}
h3{font-size:1.1875rem;margin:2rem 0 .6rem}
.meta{display:flex;flex-wrap:wrap;gap:.5rem 2rem;margin:0 0 1.5rem}
.meta div{flex:1 1 9rem}
.meta .purpose{flex:2 1 18rem}
.meta dt{font-weight:700;font-size:.9375rem}
.meta dd{margin:.1rem 0 0;color:var(--grey)}
.status{border:2px dashed var(--mark);padding:.6rem 1rem;margin:0 0 2rem;font-size:.9375rem;line-height:1.6}
.status b{color:var(--mark)}
.q,.private{display:inline-block;border:1.5px dashed var(--mark);color:var(--mark);font-weight:700;font-size:.75rem;line-height:1.25;padding:.02rem .3rem;white-space:nowrap;vertical-align:.1em;letter-spacing:0}
.private{border-style:solid;color:var(--stop);border-color:var(--stop)}
.q2{color:var(--grey);font-size:.875rem}
.none{color:var(--grey)}
.ot-whole{white-space:nowrap}
.ask{margin:0 0 2.4rem}
.ask p{margin:0 0 .5rem}
.ask ol{list-style:none;margin:0;padding:0;border-top:1px solid var(--rule)}
.ask li{display:grid;grid-template-columns:2.6rem minmax(5.6rem,max-content) 1fr;gap:0 .5rem;padding:.5rem 0;border-bottom:1px solid var(--rule)}
.no{color:var(--grey)}
.ask b,.asked b{color:var(--acc)}
.who{display:block;color:var(--grey);font-size:.9375rem}
.lede{font-size:1.25rem;line-height:1.45;max-width:44em;margin:0 0 1.2rem}
table{border-collapse:collapse;width:100%;font-size:.9375rem;line-height:1.4;margin:0 0 1.8rem}
caption{text-align:left;font-weight:700;padding:0 0 .6rem;font-size:1rem}
th,td{padding:.5rem .9rem .5rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule)}
thead th{border-bottom:2px solid var(--ink);vertical-align:bottom;line-height:1.25}
td.r,th.r,td.n,th.n{text-align:right}
.figures tbody .n{white-space:nowrap}
th:last-child,td:last-child{padding-right:0}
td small,.kf small{display:block;font-size:.875rem;color:var(--grey);line-height:1.35;margin-top:.15rem}
.many{font-size:.875rem}
.many th,.many td{padding-right:.6rem}
.sum{margin-bottom:.6rem}
.sum .none,.sum td>div>small{overflow-wrap:anywhere}
.sum th:nth-child(1){width:15%}.sum th:nth-child(2){width:13%}.sum th:nth-child(3){width:17%}.sum th:nth-child(4){width:15%}.sum th:nth-child(5){width:16.5%}.sum th:nth-child(6){width:9%}
.sum td,.sum th{padding-top:.7rem;padding-bottom:.7rem}
.big{display:block;font-size:1.125rem;font-weight:700;line-height:1.25}
.v{display:inline-flex;align-items:flex-start;gap:.4em;font-weight:700;line-height:1.25}
.v svg{flex:none}
.v small{display:block;font-weight:400;font-size:.875rem;color:var(--grey)}
.v.go{color:var(--go)}.v.chg{color:var(--chg)}.v.stop{color:var(--stop)}.v.unk{color:var(--unk)}
.grade svg{display:block;margin:.2rem 0}
.key{font-size:.875rem;color:var(--grey);margin:0 0 1.6rem}
.doubt{background:var(--tint);padding:1.2rem 1.5rem 1.3rem;margin:0 0 1rem}
.doubt h3{margin:0 0 .6rem}
.three{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:1rem 2rem}
.three p,.doubt>p{margin:.2rem 0 0}
.three ul{margin:.2rem 0 0;padding-left:1.1rem}
.body{display:grid;grid-template-columns:208px minmax(0,800px);gap:0 3rem;justify-content:space-between;margin-top:3rem}
.rail{position:sticky;top:1.5rem;align-self:start;font-size:.9375rem;line-height:1.35;max-height:calc(100vh - 3rem);overflow-y:auto}
.rail h2{font-size:.9375rem;margin-bottom:.6rem}
.rail ol{list-style:none;margin:0;padding:0}
.rail li{border-top:1px solid var(--rule)}
.rail a{display:grid;grid-template-columns:1.7rem 1fr;padding:.42rem 0;text-decoration:none}
.rail a:hover{text-decoration:underline}
.rail span{color:var(--grey)}
section.s{border-top:3px solid var(--ink);padding-top:1rem;margin:0 0 3.5rem}
.p{display:grid;grid-template-columns:3.25rem minmax(0,1fr);margin:0 0 1rem;max-width:47rem}
.p p{margin:0}
.caveat p{border-left:4px solid var(--mark);padding-left:.8rem}
.caveat b{color:var(--mark)}
.asked{margin:0 0 1rem}
.lead{max-width:44rem;margin:0 0 1rem}
.verd{display:flex;flex-wrap:wrap;gap:.4rem 1.2rem;margin:0 0 1.3rem;font-size:1.0625rem;background:var(--tint);padding:.8rem 1rem}
.verd .v{font-size:1.1875rem;flex:0 0 11rem}
.verd .say{flex:1 1 22rem;line-height:1.45}
.verd ul{margin:0;padding-left:1.1rem}
.rule{margin:.3rem 0 0;font-size:.875rem;color:var(--grey)}
.tests{margin:0 0 1.3rem;padding-left:1.2rem;font-size:.9375rem}
.kf{display:grid;grid-template-columns:repeat(auto-fill,minmax(13.5rem,1fr));gap:1.2rem 1.5rem;margin:0 0 1.8rem}
.kf div{border-top:3px solid var(--acc);padding-top:.5rem}
.kf dt{font-size:.875rem;color:var(--grey);line-height:1.3}
.kf dd{margin:.2rem 0 0}
.kf .big{font-size:1.375rem}
figure{margin:2.4rem 0 2.6rem}
figcaption{margin:0 0 .7rem}
.fno{display:block;font-size:.875rem;color:var(--grey)}
.ft{display:block;font-weight:700;font-size:1.125rem;line-height:1.3;text-wrap:balance}
.fs{display:block;color:var(--grey);font-size:.9375rem;line-height:1.4}
.chart svg{display:block;width:100%;max-width:680px;height:auto}
.nw{display:none}
details{margin:.35rem 0 0;font-size:.9375rem}
summary{cursor:pointer;color:var(--acc);padding:.3rem 0;min-height:1.75rem;text-decoration:underline}
.scroll{overflow-x:auto}
.find{background:var(--tint);border-left:6px solid var(--acc);padding:.4rem 1.5rem;margin:0 0 1.4rem}
.find ol{list-style:none;margin:0;padding:0}
.find li{border-top:1px solid var(--rule);padding:.8rem 0}
.find li:first-child{border-top:0}
.find .k{font-weight:700;display:flex;gap:.5em;align-items:center}
.bad{color:var(--stop)}
.find p{margin:.2rem 0}
.how{font-size:.875rem;color:var(--grey);line-height:1.45}
.steps,.steps ul{list-style:none;margin:0;padding:0}
.steps>li{border-top:1px solid var(--rule);padding:.6rem 0 .7rem}
.steps p{margin:0}
.steps ul{margin:.3rem 0 0 .2rem;border-left:2px solid var(--rule);font-size:.9375rem;line-height:1.45}
.steps ul li{padding:.15rem 0 .15rem .9rem}
.leaf{display:inline-block;font-size:.6875rem;font-weight:700;letter-spacing:.03em;border:1.5px solid var(--acc);color:var(--acc);padding:.02rem .3rem;margin-right:.4em;line-height:1.3}
.leaf.as{border-style:dashed;border-color:var(--mark);color:var(--mark)}
code{font-family:"Liberation Mono",Consolas,Menlo,monospace;font-size:.92em;overflow-wrap:anywhere}
.sum256{font-size:.75rem}
pre{background:var(--tint);padding:.9rem 1rem;white-space:pre-wrap;font-size:.9375rem;line-height:1.5;margin:0 0 1.2rem}
.facts div{display:grid;grid-template-columns:8rem 1fr;padding:.3rem 0;border-bottom:1px solid var(--rule)}
.facts dt{font-weight:700}.facts dd{margin:0}
.facts{margin:0 0 1.6rem}
.bg{margin:0;padding-left:1.2rem}.bg li{margin:.35rem 0}
@media (max-width:1100px){.body{display:block;margin-top:2rem}.rail{position:static;max-height:none;margin:0 0 2.5rem}.rail ol{columns:2;column-gap:1.5rem}.rail li{break-inside:avoid}}
@media screen and (max-width:840px){
.stack,.stack tbody,.stack tr,.stack th,.stack td,.stack caption{display:block}
.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stack tr{border-top:3px solid var(--acc);padding:.5rem 0 .2rem;margin-bottom:.9rem}
.stack.stack tbody th,.stack.stack td{border:0;padding:.25rem 0;width:auto}
.stack tbody th{font-size:1.0625rem}
.stack td,.stack td.r{display:grid;grid-template-columns:7.5rem minmax(0,1fr);gap:.6rem;text-align:left}
.stack td::before{content:attr(data-l);font-size:.875rem;color:var(--grey);line-height:1.4}
.stack td.empty{display:none}
}
@media screen and (min-width:560px) and (max-width:840px){.stack tbody tr{display:grid;grid-template-columns:1fr 1fr;gap:0 1.5rem;align-items:start}.stack tbody th{grid-column:1/-1}}
@media screen and (max-width:700px){
body{font-size:1rem}.wrap{padding:0 1rem}h1{font-size:1.8125rem;margin:.8rem 0 1.1rem}h2{font-size:1.4375rem}.lede{font-size:1.125rem}
.meta{display:block}.meta dd{margin-bottom:.6rem}
.ask li{grid-template-columns:2.2rem 1fr}.ask li>span:last-child{grid-column:2}
.doubt{padding:1.1rem 1rem;margin:0 -1rem 1rem}.three{grid-template-columns:1fr}.rail ol{columns:1}
.kf{grid-template-columns:1fr 1fr;gap:1rem}.kf .big{font-size:1.1875rem}
.p{grid-template-columns:2.5rem minmax(0,1fr)}.facts div{grid-template-columns:5.5rem 1fr}
.wd{display:none}.nw{display:block}
.find{margin-left:-1rem;margin-right:-1rem;padding:.4rem 1rem}.verd{margin-left:-1rem;margin-right:-1rem}
}
@media screen and (max-width:360px){.kf{grid-template-columns:1fr}.stack td,.stack td.r{grid-template-columns:6.2rem minmax(0,1fr)}}
@page{size:A4;margin:18mm 16mm 17mm;font:8.5pt Arial,"Liberation Sans",sans-serif;color:#484f54;@bottom-right{content:"Page " counter(page) " of " counter(pages)}}
@page:first{margin:11mm 16mm 14mm;@top-left{content:none}@top-right{content:none}}
@media print{
body{font-size:10pt;line-height:1.4}.wrap{max-width:none;padding:0}a,a.f{color:inherit;text-decoration:none}
.skip,.rail,summary{display:none}
.mast{border-top-width:5px}.mast .wrap{padding:4pt 0 0;font-size:8.5pt}
h1{font-size:18pt;margin:7pt 0 6pt;max-width:none}.meta{display:block;margin-bottom:6pt}.meta div{display:inline-block;margin-right:14pt}.meta .purpose{display:block}.meta dt,.meta dd{display:inline;font-size:9pt;line-height:1.4;margin:0 4pt 0 0}
.status{font-size:8.3pt;padding:3pt 7pt;margin-bottom:8pt;line-height:1.5;border-width:1.2pt}
.q,.private{font-size:7pt;border-width:1pt;padding:0 2pt}
h2{font-size:15pt;margin-bottom:7pt}h3{font-size:11.5pt;margin:12pt 0 4pt}h2,h3,figcaption,caption,.lead,h3+.how{break-after:avoid}
.one h2{font-size:13pt;margin-bottom:3pt}.one h3{font-size:10.5pt;margin:0 0 2pt}
.ask{margin-bottom:9pt;font-size:9.6pt;line-height:1.32}.ask p{margin-bottom:3pt}.ask li{padding:2.4pt 0;grid-template-columns:19pt minmax(44pt,max-content) 1fr}.who{font-size:8.5pt}
.lede{font-size:10.5pt;line-height:1.35;margin-bottom:6pt;max-width:none}
table{font-size:8.8pt;line-height:1.3;margin-bottom:10pt}caption{font-size:9.2pt;padding-bottom:3pt}th,td{padding:3pt 6pt 3pt 0}td small{font-size:8pt;margin-top:1pt}
.many{font-size:7.8pt}
.sum th,.sum td{padding:2.2pt 6pt 2.2pt 0}.sum th:nth-child(1){width:13%}.sum th:nth-child(2){width:11%}.sum th:nth-child(3){width:18%}.sum th:nth-child(4){width:14.5%}.sum th:nth-child(5){width:17%}.sum th:nth-child(6){width:9.5%}.sum .v{font-size:8.5pt}.big{display:inline}.sum .big{font-size:9.8pt}.v{gap:3pt}.v svg{width:12px;height:12px;margin-top:1pt}.v small{font-size:8pt}
.key{margin:3pt 0 6pt;font-size:8pt}
.doubt{padding:4pt 8pt 3pt;font-size:8.4pt;line-height:1.28;margin:0;border:1px solid var(--rule);break-inside:avoid}.three{display:block;columns:3;column-gap:12pt}.three>div{break-inside:avoid;margin:0 0 3pt}.three p,.three ul{margin:0}.three ul{padding-left:9pt}
.body{display:block;margin:12pt 0 0}
section.s{margin-bottom:16pt;padding-top:6pt;border-top-width:1.5pt}
.p{grid-template-columns:28pt 1fr;margin-bottom:6pt;max-width:none;orphans:3;widows:3}
.verd,.kf,.keep,.caveat,.brief{break-inside:avoid}.verd{break-after:avoid}.verd{font-size:9.6pt;padding:5pt 8pt;margin-bottom:8pt}.verd .v{font-size:11pt;flex-basis:110pt}.rule{font-size:8.5pt}
.kf{grid-template-columns:repeat(4,1fr);gap:5pt 12pt;margin-bottom:7pt}.kf dd .none{font-size:8.8pt;line-height:1.25;display:block}.kf small{font-size:8pt;line-height:1.25}.kf .big{font-size:12.5pt}.kf dt{font-size:8.5pt}.kf div{border-top-width:2px;padding-top:3pt}
figure{margin:8pt 0 9pt;break-inside:avoid}.ft{font-size:11pt}.fs,.fno{font-size:8.6pt;line-height:1.3}figcaption{margin-bottom:4pt}.chart svg{max-width:130mm}.nw{display:none}
details{font-size:8.6pt}details::details-content{content-visibility:visible;display:block;height:auto;block-size:auto}
tr,li{break-inside:avoid}details,table.figures{break-before:avoid}figure table.figures{break-inside:avoid;margin-bottom:4pt;font-size:7.6pt}.figures th,.figures td{padding:1.2pt 6pt 1.2pt 0}.figures caption{font-size:8pt;padding-bottom:1pt}.figures tbody th{font-weight:400}
.tall{columns:3;column-gap:14pt}.slim{columns:4}.tall caption{display:none}details:has(.tall) summary{display:block;list-style:none;font-weight:700;font-size:8pt;color:inherit;text-decoration:none;padding:0 0 1pt;min-height:0;break-after:avoid}.tall table.figures{break-inside:auto}thead{display:table-header-group;break-after:avoid}.scroll{overflow:visible}
.find{padding:2pt 10pt;margin-bottom:8pt;font-size:9.2pt;line-height:1.35;-webkit-box-decoration-break:clone;box-decoration-break:clone}.find li{padding:3.5pt 0 3.5pt 98pt;position:relative}.find .k{position:absolute;left:0;margin:0}.find p{margin:0 0 1pt}
.doubt,.find,.verd,pre,svg{-webkit-print-color-adjust:exact;print-color-adjust:exact}
.how{font-size:8pt}
.annex h2{font-size:13pt}.steps{columns:2;column-gap:14pt;font-size:7.4pt;line-height:1.28}.steps>li{padding:2pt 0;border-top-width:.5pt;break-inside:auto;orphans:2;widows:2}.steps p,.steps ul,.steps ul li{display:inline;padding:0;margin:0;border:0;font-size:7.4pt;line-height:1.28}.steps p+p::before{content:" "}.steps p+ul::before{content:": "}.steps ul li+li::before{content:"; "}.steps .signed li+li::before{content:" "}.steps p+.signed::before{content:" = "}.steps .how{font-size:7.2pt;line-height:1.28}.q2{font-size:7.2pt}
.leaf{font-size:6.2pt;border-width:.8pt;padding:0 2pt;margin-right:2pt}
.long{font-size:8pt}.long td small{font-size:7.4pt}.sum256{font-size:6.6pt}
pre{font-size:8pt;padding:5pt 8pt}
}
</xsl:text></xsl:template>

</xsl:stylesheet>
