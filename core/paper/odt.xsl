<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!-- The board paper for word processors: the page of HTML as the parts of an ODT (ODF 1.3).
     The words are the page's; here stands how they look. A named template is what another
     stylesheet overrides: docs/papers.md. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:p="urn:outturn:package:1"
    xmlns:s="http://www.w3.org/2000/svg"
    xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
    xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
    xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
    xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
    xmlns:xlink="http://www.w3.org/1999/xlink"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
    exclude-result-prefixes="s">
<xsl:param name="edition" select="'public'"/>

<!-- For another stylesheet: the face, the colour of headings and rules, more styles. -->
<xsl:variable name="face" select="'Arial'"/>
<xsl:variable name="accent" select="'#12436d'"/>
<xsl:template name="house-styles"/>

<xsl:variable name="blocks" select="' p div ul ol dl table h1 h2 h3 h4 h5 h6 section figure pre details nav main header footer article aside blockquote hr figcaption summary '"/>
<xsl:variable name="page" select="/html/body"/>
<xsl:variable name="title" select="normalize-space(/html/head/title)"/>
<xsl:variable name="charts" select="//figure[.//s:svg[not(@aria-hidden)]]"/>
<!-- Small drawings that look the same are one picture. -->
<xsl:key name="mark" match="s:svg[@aria-hidden]" use="concat(@viewBox, '-', s:*[1]/@fill, s:*[2]/@fill, s:*[3]/@fill, s:*[4]/@fill, '-', substring(s:*[1]/@d, 1, 20))"/>

<xsl:template match="/">
  <p:package>
    <p:part path="content.xml"><xsl:call-template name="content"/></p:part>
    <p:part path="styles.xml"><xsl:call-template name="styles"/></p:part>
    <p:part path="meta.xml"><xsl:call-template name="meta"/></p:part>
    <xsl:for-each select="$charts">
      <p:part path="Pictures/figure-{position()}.svg"><xsl:apply-templates select="(.//s:svg[not(@aria-hidden)])[1]" mode="picture"/></p:part>
    </xsl:for-each>
    <xsl:for-each select="//s:svg[@aria-hidden]">
      <xsl:variable name="look"><xsl:call-template name="look"/></xsl:variable>
      <xsl:if test="generate-id() = generate-id(key('mark', $look)[1])">
        <p:part path="{$look}"><xsl:attribute name="path"><xsl:call-template name="mark-path"/></xsl:attribute><xsl:copy-of select="."/></p:part>
      </xsl:if>
    </xsl:for-each>
  </p:package>
</xsl:template>

<xsl:template name="look"><xsl:value-of select="concat(@viewBox, '-', s:*[1]/@fill, s:*[2]/@fill, s:*[3]/@fill, s:*[4]/@fill, '-', substring(s:*[1]/@d, 1, 20))"/></xsl:template>
<xsl:template name="mark-path">
  <xsl:variable name="look"><xsl:call-template name="look"/></xsl:variable>
  <xsl:value-of select="concat('Pictures/mark-', translate($look, '# .,', ''), '.svg')"/>
</xsl:template>

<xsl:template name="meta">
  <office:document-meta office:version="1.3">
    <office:meta>
      <meta:generator>outturn</meta:generator>
      <dc:title><xsl:value-of select="$title"/></dc:title>
      <dc:language>en-GB</dc:language>
    </office:meta>
  </office:document-meta>
</xsl:template>

<!-- Content. -->

<xsl:template name="content">
  <office:document-content office:version="1.3">
    <xsl:call-template name="faces"/>
    <office:automatic-styles>
      <style:style style:name="table" style:family="table">
        <style:table-properties table:align="margins" style:width="17cm" fo:margin-bottom="0.35cm" style:may-break-between-rows="true"/>
      </style:style>
      <style:style style:name="table-whole" style:family="table">
        <style:table-properties table:align="margins" style:width="17cm" fo:margin-bottom="0.35cm" style:may-break-between-rows="false"/>
      </style:style>
      <style:style style:name="two-columns" style:family="section">
        <style:section-properties text:dont-balance-text-columns="false"><style:columns fo:column-count="2" fo:column-gap="0.6cm"><style:column style:rel-width="1*" fo:start-indent="0cm" fo:end-indent="0.3cm"/><style:column style:rel-width="1*" fo:start-indent="0.3cm" fo:end-indent="0cm"/></style:columns></style:section-properties>
      </style:style>
      <xsl:call-template name="column-styles"/>
      <style:style style:name="row" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>
      <style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:padding-top="0.07cm" fo:padding-bottom="0.07cm" fo:padding-left="0.05cm" fo:padding-right="0.15cm" fo:border-bottom="0.5pt solid #c5cbcf"/></style:style>
      <style:style style:name="cell-tight" style:family="table-cell"><style:table-cell-properties fo:padding-top="0.03cm" fo:padding-bottom="0.03cm" fo:padding-left="0.05cm" fo:padding-right="0.15cm" fo:border-bottom="0.5pt solid #c5cbcf"/></style:style>
      <style:style style:name="cell-beside" style:family="table-cell"><style:table-cell-properties fo:padding-top="0.03cm" fo:padding-bottom="0.03cm" fo:padding-left="0.35cm" fo:padding-right="0.15cm" fo:border-bottom="0.5pt solid #c5cbcf"/></style:style>
      <style:style style:name="cell-head" style:family="table-cell"><style:table-cell-properties style:vertical-align="bottom" fo:padding-top="0.07cm" fo:padding-bottom="0.07cm" fo:padding-left="0.05cm" fo:padding-right="0.15cm" fo:border-bottom="1.5pt solid {$accent}"/></style:style>
      <style:style style:name="cell-head-beside" style:family="table-cell"><style:table-cell-properties style:vertical-align="bottom" fo:padding-top="0.07cm" fo:padding-bottom="0.07cm" fo:padding-left="0.35cm" fo:padding-right="0.15cm" fo:border-bottom="1.5pt solid {$accent}"/></style:style>
      <style:style style:name="picture" style:family="graphic"><style:graphic-properties style:vertical-pos="top" style:vertical-rel="baseline" fo:border="none" fo:padding="0cm"/></style:style>
      <style:style style:name="mark" style:family="graphic"><style:graphic-properties style:vertical-pos="middle" style:vertical-rel="text" fo:border="none" fo:padding="0cm"/></style:style>
    </office:automatic-styles>
    <office:body>
      <office:text>
        <text:sequence-decls/>
        <xsl:for-each select="$page"><xsl:call-template name="flow"/></xsl:for-each>
      </office:text>
    </office:body>
  </office:document-content>
</xsl:template>

<xsl:template name="column-styles">
  <xsl:param name="width" select="5"/>
  <style:style style:name="column-{$width}" style:family="table-column"><style:table-column-properties style:rel-column-width="{$width * 100}*"/></style:style>
  <xsl:if test="$width &lt; 40"><xsl:call-template name="column-styles"><xsl:with-param name="width" select="$width + 1"/></xsl:call-template></xsl:if>
</xsl:template>

<!-- Blocks stay what they are; what stands loose between them becomes a paragraph. -->
<xsl:template name="flow">
  <xsl:param name="style" select="'Text_20_body'"/>
  <xsl:for-each select="node()">
    <xsl:choose>
      <xsl:when test="self::* and contains($blocks, concat(' ', local-name(), ' '))">
        <xsl:apply-templates select="."><xsl:with-param name="style" select="$style"/></xsl:apply-templates>
      </xsl:when>
      <xsl:when test="self::text() and not(normalize-space())"/>
      <xsl:when test="@class = 'vh' or @class = 'skip'"/>
      <xsl:otherwise>
        <xsl:variable name="before" select="preceding-sibling::node()[self::* or normalize-space()][1]"/>
        <xsl:if test="not($before) or $before[self::* and contains($blocks, concat(' ', local-name(), ' '))] or $before[@class = 'skip']">
          <text:p text:style-name="{$style}"><xsl:call-template name="anchor"/><xsl:apply-templates select="." mode="run"/></text:p>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:for-each>
</xsl:template>

<xsl:template match="node()" mode="run">
  <xsl:apply-templates select="." mode="in"/>
  <xsl:apply-templates select="following-sibling::node()[1][not(self::* and contains($blocks, concat(' ', local-name(), ' ')))]" mode="run"/>
</xsl:template>

<!-- The places that links lead to: of this element, or of what it is the beginning of. -->
<xsl:template name="anchor">
  <xsl:if test="not(self::h1 or self::h2) and @id"><text:bookmark text:name="{@id}"/></xsl:if>
  <xsl:if test="not(preceding-sibling::*)">
    <xsl:for-each select="parent::section | parent::li | parent::th | parent::td"><xsl:if test="@id"><text:bookmark text:name="{@id}"/></xsl:if></xsl:for-each>
  </xsl:if>
</xsl:template>

<xsl:template match="*">
  <xsl:param name="style" select="'Text_20_body'"/>
  <xsl:call-template name="flow"><xsl:with-param name="style" select="$style"/></xsl:call-template>
</xsl:template>
<xsl:template match="nav[@class = 'rail']"/>
<xsl:template match="summary"/>

<xsl:template match="header[@class = 'mast']">
  <text:p text:style-name="Masthead">
    <xsl:for-each select="div/span"><xsl:if test="position() &gt; 1"> · </xsl:if><xsl:apply-templates mode="in"/></xsl:for-each>
  </text:p>
</xsl:template>

<xsl:template match="h1 | h2 | h3 | h4 | h5 | h6">
  <xsl:variable name="level" select="number(substring(local-name(), 2, 1))"/>
  <xsl:variable name="shown" select="$level * number($level &lt; 4) + 3 * number($level &gt; 3)"/>
  <text:h text:style-name="Heading_20_{$shown}" text:outline-level="{$shown}">
    <xsl:call-template name="anchor"/>
    <xsl:for-each select="span[@class = 'n']"><xsl:apply-templates mode="in"/><xsl:text>  </xsl:text></xsl:for-each>
    <xsl:apply-templates select="node()[not(self::span[@class = 'n'])]" mode="in"/>
  </text:h>
</xsl:template>

<xsl:template match="p">
  <xsl:param name="style" select="'Text_20_body'"/>
  <xsl:variable name="own">
    <xsl:choose>
      <xsl:when test="@class = 'lede'">Lede</xsl:when>
      <xsl:when test="@class = 'lead'">Lead</xsl:when>
      <xsl:when test="@class = 'rule'">Rule</xsl:when>
      <xsl:when test="@class = 'status'">Status</xsl:when>
      <xsl:when test="@class = 'how' or @class = 'key'">Small_20_note</xsl:when>
      <xsl:when test="@class = 'k'">Lead_20_in</xsl:when>
      <xsl:otherwise><xsl:value-of select="$style"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <text:p text:style-name="{$own}"><xsl:call-template name="anchor"/><xsl:apply-templates mode="in"/></text:p>
</xsl:template>

<xsl:template match="div[contains(concat(' ', @class, ' '), ' p ')]">
  <xsl:variable name="caveat" select="contains(@class, 'caveat')"/>
  <text:p>
    <xsl:attribute name="text:style-name"><xsl:choose>
      <xsl:when test="string(span[@class = 'no'])">Numbered</xsl:when>
      <xsl:otherwise>Text_20_body</xsl:otherwise>
    </xsl:choose></xsl:attribute>
    <xsl:if test="string(span[@class = 'no'])"><xsl:value-of select="span[@class = 'no']"/><text:tab/></xsl:if>
    <xsl:apply-templates select="p/node()" mode="in"/>
  </text:p>
</xsl:template>

<xsl:template match="div[@class = 'verd']"><xsl:call-template name="flow"><xsl:with-param name="style" select="'Verdict'"/></xsl:call-template></xsl:template>
<xsl:template match="div[@class = 'say']"><xsl:call-template name="flow"/></xsl:template>

<!-- What we do not know: a paragraph each, so that it stands on page one. -->
<xsl:template match="div[@class = 'three']/div">
  <text:p text:style-name="Doubt">
    <text:span text:style-name="Strong"><xsl:apply-templates select="b/node()" mode="in"/></text:span>
    <xsl:text>. </xsl:text>
    <xsl:for-each select="p | ul/li"><xsl:if test="position() &gt; 1">. </xsl:if><xsl:apply-templates mode="in"/></xsl:for-each>
  </text:p>
</xsl:template>

<!-- Recommendations: number, verb, what is asked. -->
<xsl:template match="section[@class = 'ask']/ol">
  <xsl:for-each select="li">
    <text:p text:style-name="Recommendation">
      <xsl:value-of select="span[1]"/><text:tab/>
      <text:span text:style-name="Strong"><xsl:value-of select="b"/></text:span><text:tab/>
      <xsl:apply-templates select="span[2]/node()" mode="in"/>
    </text:p>
  </xsl:for-each>
</xsl:template>

<!-- Derivations are many and short: two columns. -->
<xsl:template match="ol[@class = 'steps']">
  <text:section text:style-name="two-columns">
    <xsl:attribute name="text:name">Steps <xsl:number level="any" count="ol[@class = 'steps']"/></xsl:attribute>
    <xsl:for-each select="li">
      <text:p text:style-name="Step">
        <xsl:if test="@id"><text:bookmark text:name="{@id}"/></xsl:if>
        <xsl:for-each select="p">
          <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
          <xsl:apply-templates mode="in"/>
        </xsl:for-each>
        <xsl:for-each select="ul/li">
          <xsl:choose>
            <xsl:when test="../@class = 'signed'"><xsl:if test="position() = 1"> =</xsl:if><xsl:text> </xsl:text></xsl:when>
            <xsl:when test="position() = 1">: </xsl:when>
            <xsl:otherwise>; </xsl:otherwise>
          </xsl:choose>
          <xsl:apply-templates mode="in"/>
        </xsl:for-each>
      </text:p>
    </xsl:for-each>
  </text:section>
</xsl:template>
<!-- What does not add up: its mark runs into its words. -->
<xsl:template match="div[@class = 'find']/ol">
  <xsl:for-each select="li">
    <text:p text:style-name="Finding">
      <text:span text:style-name="Strong"><xsl:apply-templates select="p[@class = 'k']/node()" mode="in"/><xsl:text>. </xsl:text></text:span>
      <xsl:apply-templates select="p[not(@class)]/node()" mode="in"/>
    </text:p>
    <xsl:apply-templates select="p[@class = 'how']"/>
  </xsl:for-each>
</xsl:template>

<xsl:template match="ul | ol">
  <text:list text:style-name="Bullets">
    <xsl:if test="self::ol"><xsl:attribute name="text:style-name">Numbers</xsl:attribute></xsl:if>
    <xsl:for-each select="li">
      <text:list-item><xsl:call-template name="flow"><xsl:with-param name="style"><xsl:choose>
        <xsl:when test="ancestor::div[@class = 'say']">List_20_reason</xsl:when>
        <xsl:otherwise>List</xsl:otherwise>
      </xsl:choose></xsl:with-param></xsl:call-template></text:list-item>
    </xsl:for-each>
  </text:list>
</xsl:template>

<xsl:template match="dl">
  <xsl:for-each select="div">
    <text:p text:style-name="Fact"><text:span text:style-name="Strong"><xsl:apply-templates select="dt/node()" mode="in"/></text:span><text:tab/><xsl:apply-templates select="dd/node()" mode="in"/></text:p>
  </xsl:for-each>
</xsl:template>

<!-- The head: purpose by itself, what is short in one line. -->
<xsl:template match="dl[@class = 'meta']">
  <xsl:if test="div[not(@class)]">
    <text:p text:style-name="Head">
      <xsl:for-each select="div[not(@class)]">
        <xsl:if test="position() &gt; 1"><xsl:text> · </xsl:text></xsl:if>
        <text:span text:style-name="Strong"><xsl:apply-templates select="dt/node()" mode="in"/></text:span><xsl:text> </xsl:text><xsl:apply-templates select="dd/node()" mode="in"/>
      </xsl:for-each>
    </text:p>
  </xsl:if>
  <xsl:for-each select="div[@class]">
    <text:p text:style-name="Head"><text:span text:style-name="Strong"><xsl:apply-templates select="dt/node()" mode="in"/></text:span><xsl:text> </xsl:text><xsl:apply-templates select="dd/node()" mode="in"/></text:p>
  </xsl:for-each>
</xsl:template>

<xsl:template match="dl[@class = 'kf']">
  <table:table table:style-name="table-whole">
    <xsl:attribute name="table:name">Key figures <xsl:number level="any" count="dl[@class = 'kf']"/></xsl:attribute>
    <table:table-column table:style-name="column-20"/>
    <table:table-column table:style-name="column-20"/>
    <table:table-header-rows>
      <table:table-row table:style-name="row">
        <table:table-cell table:style-name="cell-head" office:value-type="string"><text:p text:style-name="Table_20_heading">Figure</text:p></table:table-cell>
        <table:table-cell table:style-name="cell-head" office:value-type="string"><text:p text:style-name="Table_20_heading">Value</text:p></table:table-cell>
      </table:table-row>
    </table:table-header-rows>
    <xsl:for-each select="div">
      <table:table-row table:style-name="row">
        <table:table-cell table:style-name="cell" office:value-type="string"><text:p text:style-name="Table_20_contents"><xsl:apply-templates select="dt/node()" mode="in"/></text:p></table:table-cell>
        <table:table-cell table:style-name="cell" office:value-type="string"><text:p text:style-name="Table_20_contents"><xsl:apply-templates select="dd/node()" mode="in"/></text:p></table:table-cell>
      </table:table-row>
    </xsl:for-each>
  </table:table>
</xsl:template>

<xsl:template match="pre">
  <text:p text:style-name="Preformatted_20_text"><text:span text:style-name="Source_20_text"><xsl:call-template name="lines"><xsl:with-param name="text" select="string(.)"/></xsl:call-template></text:span></text:p>
</xsl:template>
<xsl:template name="lines">
  <xsl:param name="text"/>
  <xsl:choose>
    <xsl:when test="contains($text, '&#10;')">
      <xsl:value-of select="translate(substring-before($text, '&#10;'), ' &#9;', '&#160;&#160;')"/><text:line-break/>
      <xsl:call-template name="lines"><xsl:with-param name="text" select="substring-after($text, '&#10;')"/></xsl:call-template>
    </xsl:when>
    <xsl:otherwise><xsl:value-of select="translate($text, ' &#9;', '&#160;&#160;')"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- Tables: head repeated on each page, columns as wide as their longest words ask. -->

<xsl:template match="table">
  <xsl:variable name="of" select="(thead/tr | tbody/tr | tr)[1]/*"/>
  <!-- Where there are many columns, all are narrow: the narrowest must hold a word. -->
  <xsl:variable name="least" select="8 + 8 * number(count($of) &gt; 5) + 4 * number(count($of) &gt; 7)"/>
  <xsl:variable name="most" select="40 - 14 * number(count($of) &gt; 5)"/>
  <xsl:choose>
    <xsl:when test="caption and contains(@class, 'figures')"><text:p text:style-name="Figures_20_caption"><xsl:apply-templates select="caption/node()" mode="in"/></text:p></xsl:when>
    <xsl:when test="caption"><text:p text:style-name="Table_20_caption"><xsl:apply-templates select="caption/node()" mode="in"/></text:p></xsl:when>
    <xsl:when test="ancestor::details[1]/summary"><text:p text:style-name="Table_20_caption"><xsl:value-of select="ancestor::details[1]/summary"/></text:p></xsl:when>
  </xsl:choose>
  <xsl:choose>
    <xsl:when test="contains(../@class, 'tall')"><xsl:call-template name="side-by-side"/></xsl:when>
    <xsl:otherwise><xsl:call-template name="table"><xsl:with-param name="least" select="$least"/><xsl:with-param name="most" select="$most"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- Many rows of few columns: three or four parts beside each other, read downwards. A section in
     columns would do it too, but nothing keeps that on one page. -->
<xsl:template name="side-by-side">
  <xsl:variable name="rows" select="tbody/tr"/>
  <xsl:variable name="parts" select="3 + number(count(thead/tr/*) &lt; 3 and count($rows) &gt; 30)"/>
  <xsl:variable name="high" select="ceiling(count($rows) div $parts)"/>
  <xsl:variable name="head" select="thead/tr"/>
  <table:table table:style-name="table-whole">
    <xsl:attribute name="table:name">Table <xsl:number level="any" count="table"/></xsl:attribute>
    <xsl:for-each select="$rows[position() &lt;= $parts]">
      <xsl:for-each select="$head/*">
        <table:table-column table:style-name="column-9">
          <!-- The widest is what is measured: the last but one. -->
          <xsl:if test="position() = last() - 1"><xsl:attribute name="table:style-name">column-<xsl:value-of select="5 * last() + 10 * number($parts = 4)"/></xsl:attribute></xsl:if>
        </table:table-column>
      </xsl:for-each>
    </xsl:for-each>
    <table:table-header-rows>
      <table:table-row table:style-name="row">
        <xsl:for-each select="$rows[position() &lt;= $parts]"><xsl:apply-templates select="$head/*" mode="row"><xsl:with-param name="beside" select="position() &gt; 1"/></xsl:apply-templates></xsl:for-each>
      </table:table-row>
    </table:table-header-rows>
    <xsl:for-each select="$rows[position() &lt;= $high]">
      <xsl:variable name="at" select="position()"/>
      <xsl:variable name="these" select="$rows[position() mod $high = $at mod $high]"/>
      <table:table-row table:style-name="row">
        <xsl:for-each select="$these">
          <xsl:apply-templates select="th | td" mode="row"><xsl:with-param name="beside" select="position() &gt; 1"/></xsl:apply-templates>
        </xsl:for-each>
        <xsl:for-each select="$rows[position() &lt;= $parts - count($these)]">
          <xsl:for-each select="$head/*"><table:table-cell table:style-name="cell" office:value-type="string"><text:p text:style-name="Table_20_contents_20_small"/></table:table-cell></xsl:for-each>
        </xsl:for-each>
      </table:table-row>
    </xsl:for-each>
  </table:table>
</xsl:template>

<xsl:template name="table">
  <xsl:param name="least"/><xsl:param name="most"/>
  <xsl:variable name="table" select="."/>
  <xsl:variable name="of" select="(thead/tr | tbody/tr | tr)[1]/*"/>
  <table:table table:style-name="table">
    <xsl:attribute name="table:name">Table <xsl:number level="any" count="table"/></xsl:attribute>
    <xsl:if test="count(tbody/tr | tr) &lt; 13"><xsl:attribute name="table:style-name">table-whole</xsl:attribute></xsl:if>
    <xsl:for-each select="$of">
      <xsl:variable name="at" select="position()"/>
      <xsl:variable name="longest">
        <xsl:for-each select="$table//tr/*[position() = $at]">
          <xsl:sort select="string-length()" data-type="number" order="descending"/>
          <xsl:if test="position() = 1"><xsl:value-of select="string-length() + 3 * count(.//s:svg)"/></xsl:if>
        </xsl:for-each>
      </xsl:variable>
      <table:table-column>
        <xsl:attribute name="table:style-name"><xsl:choose>
          <xsl:when test="starts-with($table/@class, 'sum')">column-<xsl:value-of select="number(substring('14111816171014', 2 * $at - 1, 2))"/></xsl:when>
          <xsl:when test="contains($table/@class, 'assumed')">column-<xsl:value-of select="number(substring('23181040', 2 * $at - 1, 2))"/></xsl:when>
          <xsl:when test="contains($table/@class, 'figures') and count($of) &gt; 3">column-<xsl:value-of select="12 + 28 * number($at = 1)"/></xsl:when>
          <xsl:when test="$longest &lt; $least">column-<xsl:value-of select="$least"/></xsl:when>
          <xsl:when test="$longest &gt; $most">column-<xsl:value-of select="$most"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="concat('column-', $longest)"/></xsl:otherwise>
        </xsl:choose></xsl:attribute>
      </table:table-column>
    </xsl:for-each>
    <xsl:if test="thead/tr">
      <table:table-header-rows><xsl:apply-templates select="thead/tr" mode="row"/></table:table-header-rows>
    </xsl:if>
    <xsl:apply-templates select="tbody/tr | tfoot/tr | tr" mode="row"/>
  </table:table>
</xsl:template>

<xsl:template match="tr" mode="row">
  <table:table-row table:style-name="row"><xsl:apply-templates select="th | td" mode="row"/></table:table-row>
</xsl:template>

<xsl:template match="th | td" mode="row">
  <xsl:param name="beside"/>
  <xsl:variable name="small" select="ancestor::table[1][contains(@class, 'many') or contains(@class, 'figures') or contains(@class, 'long') or contains(@class, 'sum')]"/>
  <xsl:variable name="style">
    <xsl:choose>
      <xsl:when test="parent::tr/parent::thead">Table_20_heading</xsl:when>
      <xsl:otherwise>Table_20_contents</xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$small">_20_small</xsl:if>
    <xsl:if test="contains(concat(' ', @class, ' '), ' r ') or @class = 'n'">_20_right</xsl:if>
  </xsl:variable>
  <table:table-cell table:style-name="cell" office:value-type="string">
    <xsl:if test="ancestor::table[1][contains(@class, 'figures')]"><xsl:attribute name="table:style-name">cell-tight</xsl:attribute></xsl:if>
    <xsl:if test="parent::tr/parent::thead"><xsl:attribute name="table:style-name">cell-head</xsl:attribute></xsl:if>
    <xsl:if test="$beside and not(preceding-sibling::*)"><xsl:attribute name="table:style-name">cell<xsl:if test="parent::tr/parent::thead">-head</xsl:if>-beside</xsl:attribute></xsl:if>
    <xsl:if test="@colspan &gt; 1"><xsl:attribute name="table:number-columns-spanned"><xsl:value-of select="number(@colspan)"/></xsl:attribute></xsl:if>
    <xsl:call-template name="flow"><xsl:with-param name="style" select="string($style)"/></xsl:call-template>
    <xsl:if test="not(string(.)) or (.//span[@class = 'vh'] and string(.) = string(.//span[@class = 'vh']))"><text:p text:style-name="{$style}"/></xsl:if>
  </table:table-cell>
</xsl:template>

<!-- A chart: caption, picture with its alternative text, and the table of its figures. -->

<xsl:template match="figure">
  <xsl:variable name="number"><xsl:number level="any" count="figure[.//s:svg[not(@aria-hidden)]]"/></xsl:variable>
  <text:p text:style-name="Figure_20_caption">
    <xsl:call-template name="anchor"/>
    <xsl:for-each select=".//figcaption[1]">
      <xsl:apply-templates select="span[@class = 'fno']/node()" mode="in"/>
      <xsl:text>. </xsl:text>
      <text:span text:style-name="Strong"><xsl:apply-templates select="span[@class = 'ft']/node()" mode="in"/></text:span>
    </xsl:for-each>
  </text:p>
  <xsl:if test=".//span[@class = 'fs']"><text:p text:style-name="Figure_20_note"><xsl:apply-templates select=".//span[@class = 'fs']/node()" mode="in"/></text:p></xsl:if>
  <xsl:for-each select="(.//s:svg[not(@aria-hidden)])[1]">
    <xsl:variable name="tall" select="20 * number(13 * @height div @width &gt; 20) + 13 * @height div @width * number(13 * @height div @width &lt;= 20)"/>
    <text:p text:style-name="Picture">
      <draw:frame draw:style-name="picture" draw:name="Figure {$number}" text:anchor-type="as-char" svg:width="{format-number($tall * @width div @height, '0.###')}cm" svg:height="{format-number($tall, '0.###')}cm">
        <draw:image xlink:href="Pictures/figure-{$number}.svg" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad" draw:mime-type="image/svg+xml"/>
        <svg:title><xsl:value-of select="s:title"/></svg:title>
        <svg:desc><xsl:value-of select="s:desc"/></svg:desc>
      </draw:frame>
    </text:p>
  </xsl:for-each>
  <xsl:apply-templates select="details"/>
</xsl:template>

<!-- Within a paragraph. -->

<xsl:template match="span[@id]" mode="in"><text:bookmark text:name="{@id}"/><xsl:apply-templates mode="in"/></xsl:template>

<xsl:template match="text()" mode="in"><xsl:value-of select="."/></xsl:template>
<xsl:template match="*" mode="in"><xsl:apply-templates mode="in"/></xsl:template>
<xsl:template match="*[@class = 'vh']" mode="in"/>
<xsl:template match="br" mode="in"><text:line-break/></xsl:template>
<xsl:template match="b | strong" mode="in"><text:span text:style-name="Strong"><xsl:apply-templates mode="in"/></text:span></xsl:template>
<xsl:template match="i | em | cite" mode="in"><text:span text:style-name="Emphasis"><xsl:apply-templates mode="in"/></text:span></xsl:template>
<xsl:template match="code" mode="in"><text:span text:style-name="Source_20_text"><xsl:apply-templates mode="in"/></text:span></xsl:template>
<xsl:template match="ol[@class = 'steps']//code | p[@class = 'how']//code" mode="in"><text:span text:style-name="Source_20_text_20_small"><xsl:apply-templates mode="in"/></text:span></xsl:template>
<xsl:template match="code[@class = 'sum256']" mode="in"><text:span text:style-name="Checksum"><xsl:apply-templates mode="in"/></text:span></xsl:template>
<xsl:template match="small" mode="in">
  <xsl:if test="preceding-sibling::node()[self::* or normalize-space()]"><text:line-break/></xsl:if>
  <text:span text:style-name="Small"><xsl:apply-templates mode="in"/></text:span>
</xsl:template>
<xsl:template match="dl[@class = 'kf']//small" mode="in"><xsl:text> </xsl:text><text:span text:style-name="Small"><xsl:apply-templates mode="in"/></text:span></xsl:template>
<xsl:template match="div[@class = 'verd']//small" mode="in"><xsl:text>: </xsl:text><text:span text:style-name="Small"><xsl:apply-templates mode="in"/></text:span></xsl:template>
<xsl:template match="span[@class = 'who']" mode="in">
  <text:line-break/><text:span text:style-name="Small"><xsl:apply-templates mode="in"/></text:span>
</xsl:template>
<xsl:template match="span[@class = 'q2']" mode="in"><text:span text:style-name="Muted"><xsl:apply-templates mode="in"/></text:span></xsl:template>
<xsl:template match="span[@class = 'q' or starts-with(@class, 'leaf') or @class = 'private']" mode="in">
  <text:span text:style-name="Quality"><xsl:apply-templates mode="in"/></text:span>
  <xsl:if test="starts-with(@class, 'leaf')"><xsl:text> </xsl:text></xsl:if>
</xsl:template>
<xsl:template match="span[@class = 'big']" mode="in"><text:span text:style-name="Strong"><xsl:apply-templates mode="in"/></text:span></xsl:template>
<xsl:template match="span[@class = 'none']" mode="in"><text:span text:style-name="Small"><xsl:apply-templates mode="in"/></text:span></xsl:template>
<xsl:template match="span[starts-with(@class, 'v ')]/span" mode="in">
  <text:span text:style-name="Strong"><xsl:apply-templates select="node()[not(self::small)]" mode="in"/></text:span>
  <xsl:apply-templates select="small" mode="in"/>
</xsl:template>
<xsl:template match="a[@href]" mode="in">
  <text:a xlink:type="simple" xlink:href="{@href}" text:style-name="Link" text:visited-style-name="Link"><xsl:apply-templates mode="in"/></text:a>
</xsl:template>

<!-- Office programs know no paint-order: a halo would be painted over its letters. -->
<xsl:template match="@*|node()" mode="picture">
  <xsl:copy><xsl:apply-templates select="@*|node()" mode="picture"/></xsl:copy>
</xsl:template>
<xsl:template match="s:text[@paint-order]" mode="picture">
  <text xmlns="http://www.w3.org/2000/svg" aria-hidden="true"><xsl:copy-of select="@*[name() != 'paint-order']"/><xsl:attribute name="fill"><xsl:value-of select="@stroke"/></xsl:attribute><xsl:copy-of select="node()"/></text>
  <text xmlns="http://www.w3.org/2000/svg"><xsl:copy-of select="@*[not(contains('stroke stroke-width stroke-linejoin paint-order', name()))]"/><xsl:copy-of select="node()"/></text>
</xsl:template>

<xsl:template match="s:svg" mode="in">
  <draw:frame draw:style-name="mark" text:anchor-type="as-char" svg:width="{format-number(@width * 0.021, '0.###')}cm" svg:height="{format-number(@height * 0.021, '0.###')}cm">
    <draw:image xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad" draw:mime-type="image/svg+xml">
      <xsl:attribute name="xlink:href"><xsl:call-template name="mark-path"/></xsl:attribute>
    </draw:image>
    <svg:title><xsl:value-of select="normalize-space(following-sibling::*[1]/text()[1])"/></svg:title>
  </draw:frame>
  <xsl:text> </xsl:text>
</xsl:template>

<!-- Styles. -->

<xsl:template name="faces">
  <office:font-face-decls>
    <style:font-face style:name="Body" svg:font-family="{$face}" style:font-family-generic="swiss"/>
    <style:font-face style:name="Code" svg:font-family="'Liberation Mono'" style:font-family-generic="modern" style:font-pitch="fixed"/>
  </office:font-face-decls>
</xsl:template>

<xsl:template name="paragraph-style">
  <xsl:param name="name"/><xsl:param name="parent" select="'Standard'"/><xsl:param name="size"/><xsl:param name="above" select="0"/><xsl:param name="below" select="0"/>
  <xsl:param name="bold"/><xsl:param name="colour"/><xsl:param name="keep"/><xsl:param name="hang"/><xsl:param name="tab"/><xsl:param name="right"/><xsl:param name="level"/><xsl:param name="rule"/>
  <style:style style:name="{$name}" style:family="paragraph" style:parent-style-name="{$parent}">
    <xsl:if test="contains($name, '_20_')"><xsl:attribute name="style:display-name"><xsl:call-template name="spaced"><xsl:with-param name="name" select="$name"/></xsl:call-template></xsl:attribute></xsl:if>
    <xsl:if test="$level"><xsl:attribute name="style:default-outline-level"><xsl:value-of select="$level"/></xsl:attribute><xsl:attribute name="style:next-style-name">Text_20_body</xsl:attribute></xsl:if>
    <style:paragraph-properties fo:margin-top="{$above}pt" fo:margin-bottom="{$below}pt">
      <xsl:if test="$keep"><xsl:attribute name="fo:keep-with-next">always</xsl:attribute></xsl:if>
      <xsl:if test="$hang"><xsl:attribute name="fo:margin-left"><xsl:value-of select="$hang"/>cm</xsl:attribute><xsl:attribute name="fo:text-indent">-<xsl:value-of select="$hang"/>cm</xsl:attribute></xsl:if>
      <xsl:if test="$right"><xsl:attribute name="fo:text-align">end</xsl:attribute></xsl:if>
      <xsl:if test="$rule = 'top'"><xsl:attribute name="fo:border-top">1.5pt solid <xsl:value-of select="$accent"/></xsl:attribute><xsl:attribute name="fo:padding-top">0.15cm</xsl:attribute></xsl:if>
      <xsl:if test="$rule = 'box'"><xsl:attribute name="fo:border">0.75pt solid #484f54</xsl:attribute><xsl:attribute name="fo:padding">0.15cm</xsl:attribute></xsl:if>
      <xsl:if test="$hang"><style:tab-stops><xsl:if test="$tab"><style:tab-stop style:position="-{$hang - $tab}cm"/></xsl:if><style:tab-stop style:position="0cm"/></style:tab-stops></xsl:if>
    </style:paragraph-properties>
    <style:text-properties>
      <xsl:if test="$size"><xsl:attribute name="fo:font-size"><xsl:value-of select="$size"/>pt</xsl:attribute></xsl:if>
      <xsl:if test="$bold"><xsl:attribute name="fo:font-weight">bold</xsl:attribute></xsl:if>
      <xsl:if test="$colour"><xsl:attribute name="fo:color"><xsl:value-of select="$colour"/></xsl:attribute></xsl:if>
    </style:text-properties>
  </style:style>
</xsl:template>

<xsl:template name="spaced">
  <xsl:param name="name"/>
  <xsl:choose>
    <xsl:when test="contains($name, '_20_')"><xsl:value-of select="concat(substring-before($name, '_20_'), ' ')"/><xsl:call-template name="spaced"><xsl:with-param name="name" select="substring-after($name, '_20_')"/></xsl:call-template></xsl:when>
    <xsl:otherwise><xsl:value-of select="$name"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="styles">
  <office:document-styles office:version="1.3">
    <xsl:call-template name="faces"/>
    <office:styles>
      <style:default-style style:family="paragraph">
        <style:paragraph-properties fo:orphans="3" fo:widows="3" style:tab-stop-distance="1.25cm"/>
        <style:text-properties style:font-name="Body" fo:font-size="10.5pt" fo:language="en" fo:country="GB" fo:color="#0b0c0c"/>
      </style:default-style>
      <style:default-style style:family="graphic"><style:text-properties fo:language="en" fo:country="GB"/></style:default-style>
      <style:default-style style:family="table"><style:table-properties table:border-model="collapsing"/></style:default-style>
      <style:style style:name="Standard" style:family="paragraph" style:class="text"/>
      <xsl:call-template name="our-styles"/>
      <style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
      <style:style style:name="Emphasis" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
      <style:style style:name="Small" style:family="text"><style:text-properties fo:font-size="8pt" fo:font-weight="normal" fo:color="#484f54"/></style:style>
      <style:style style:name="Quality" style:family="text"><style:text-properties fo:font-size="7.5pt" fo:font-weight="bold" fo:color="#7a4300"/></style:style>
      <style:style style:name="Source_20_text" style:display-name="Source text" style:family="text"><style:text-properties style:font-name="Code" fo:font-size="8.5pt"/></style:style>
      <style:style style:name="Source_20_text_20_small" style:display-name="Source text small" style:family="text"><style:text-properties style:font-name="Code" fo:font-size="7pt"/></style:style>
      <style:style style:name="Muted" style:family="text"><style:text-properties fo:color="#484f54"/></style:style>
      <style:style style:name="Checksum" style:family="text"><style:text-properties style:font-name="Code" fo:font-size="6.5pt"/></style:style>
      <style:style style:name="Link" style:family="text"><style:text-properties style:text-underline-style="solid" style:text-underline-width="thin" style:text-underline-color="#6b8cab"/></style:style>
      <text:list-style style:name="Bullets">
        <text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="0.5cm" fo:text-indent="-0.4cm" fo:margin-left="0.5cm"/></style:list-level-properties></text:list-level-style-bullet>
        <text:list-level-style-bullet text:level="2" text:bullet-char="–"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="1cm" fo:text-indent="-0.4cm" fo:margin-left="1cm"/></style:list-level-properties></text:list-level-style-bullet>
      </text:list-style>
      <text:list-style style:name="Numbers">
        <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="0.7cm" fo:text-indent="-0.6cm" fo:margin-left="0.7cm"/></style:list-level-properties></text:list-level-style-number>
      </text:list-style>
      <xsl:call-template name="house-styles"/>
    </office:styles>
    <office:automatic-styles>
      <style:page-layout style:name="A4">
        <style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait" fo:margin-top="1.7cm" fo:margin-bottom="1.2cm" fo:margin-left="2cm" fo:margin-right="2cm"/>
        <style:footer-style><style:header-footer-properties fo:min-height="0.9cm" fo:margin-top="0.4cm"/></style:footer-style>
      </style:page-layout>
    </office:automatic-styles>
    <office:master-styles>
      <style:master-page style:name="Standard" style:page-layout-name="A4">
        <style:footer><text:p text:style-name="Footer"><xsl:value-of select="substring($title, 1, 70)"/><xsl:if test="string-length($title) &gt; 70">…</xsl:if> · <xsl:call-template name="edition-words"/><text:tab/>Page <text:page-number text:select-page="current">1</text:page-number> of <text:page-count>1</text:page-count></text:p></style:footer>
      </style:master-page>
    </office:master-styles>
  </office:document-styles>
</xsl:template>

<xsl:template name="edition-words">
  <xsl:choose>
    <xsl:when test="$edition = 'public'">Public version</xsl:when>
    <xsl:otherwise>Private: not for publication</xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- LibreOffice tags a PDF by these names: none may be that of a kind of tag, such as
     Figure or Note. -->
<xsl:template name="our-styles">
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Heading_20_1'"/><xsl:with-param name="size" select="18"/><xsl:with-param name="above" select="0"/><xsl:with-param name="below" select="8"/><xsl:with-param name="bold" select="1"/><xsl:with-param name="keep" select="1"/><xsl:with-param name="level" select="1"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Heading_20_2'"/><xsl:with-param name="size" select="14"/><xsl:with-param name="above" select="16"/><xsl:with-param name="below" select="6"/><xsl:with-param name="bold" select="1"/><xsl:with-param name="keep" select="1"/><xsl:with-param name="level" select="2"/><xsl:with-param name="rule" select="'top'"/><xsl:with-param name="colour" select="$accent"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Heading_20_3'"/><xsl:with-param name="size" select="11.5"/><xsl:with-param name="above" select="10"/><xsl:with-param name="below" select="3"/><xsl:with-param name="bold" select="1"/><xsl:with-param name="keep" select="1"/><xsl:with-param name="level" select="3"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Text_20_body'"/><xsl:with-param name="below" select="6"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Masthead'"/><xsl:with-param name="size" select="9"/><xsl:with-param name="below" select="8"/><xsl:with-param name="colour" select="'#484f54'"/><xsl:with-param name="rule" select="'top'"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Lede'"/><xsl:with-param name="size" select="11"/><xsl:with-param name="below" select="7"/><xsl:with-param name="bold" select="1"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Status'"/><xsl:with-param name="size" select="9"/><xsl:with-param name="above" select="4"/><xsl:with-param name="below" select="8"/><xsl:with-param name="rule" select="'box'"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Numbered'"/><xsl:with-param name="below" select="6"/><xsl:with-param name="hang" select="1.2"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Recommendation'"/><xsl:with-param name="below" select="4"/><xsl:with-param name="hang" select="3.2"/><xsl:with-param name="tab" select="1.2"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Fact'"/><xsl:with-param name="size" select="9.5"/><xsl:with-param name="below" select="2"/><xsl:with-param name="hang" select="3.2"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Verdict'"/><xsl:with-param name="size" select="12"/><xsl:with-param name="above" select="4"/><xsl:with-param name="below" select="4"/><xsl:with-param name="keep" select="1"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Lead_20_in'"/><xsl:with-param name="size" select="9.5"/><xsl:with-param name="above" select="5"/><xsl:with-param name="below" select="1"/><xsl:with-param name="keep" select="1"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Small_20_note'"/><xsl:with-param name="size" select="8.5"/><xsl:with-param name="below" select="5"/><xsl:with-param name="colour" select="'#484f54'"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'List'"/><xsl:with-param name="size" select="10"/><xsl:with-param name="below" select="2"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Head'"/><xsl:with-param name="size" select="9.5"/><xsl:with-param name="below" select="3"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Doubt'"/><xsl:with-param name="size" select="9"/><xsl:with-param name="below" select="2"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Finding'"/><xsl:with-param name="size" select="9.5"/><xsl:with-param name="above" select="3"/><xsl:with-param name="keep" select="1"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Figure_20_caption'"/><xsl:with-param name="above" select="8"/><xsl:with-param name="below" select="4"/><xsl:with-param name="keep" select="1"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Picture'"/><xsl:with-param name="below" select="4"/><xsl:with-param name="keep" select="1"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Table_20_caption'"/><xsl:with-param name="size" select="10"/><xsl:with-param name="above" select="8"/><xsl:with-param name="below" select="3"/><xsl:with-param name="bold" select="1"/><xsl:with-param name="keep" select="1"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Figures_20_caption'"/><xsl:with-param name="parent" select="'Table_20_caption'"/><xsl:with-param name="size" select="8.5"/><xsl:with-param name="above" select="0"/><xsl:with-param name="below" select="1"/><xsl:with-param name="bold" select="1"/><xsl:with-param name="keep" select="1"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Table_20_contents'"/><xsl:with-param name="size" select="9.5"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Table_20_contents_20_right'"/><xsl:with-param name="parent" select="'Table_20_contents'"/><xsl:with-param name="size" select="9.5"/><xsl:with-param name="right" select="1"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Table_20_contents_20_small'"/><xsl:with-param name="parent" select="'Table_20_contents'"/><xsl:with-param name="size" select="8"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Table_20_contents_20_small_20_right'"/><xsl:with-param name="parent" select="'Table_20_contents'"/><xsl:with-param name="size" select="8"/><xsl:with-param name="right" select="1"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Table_20_heading'"/><xsl:with-param name="parent" select="'Table_20_contents'"/><xsl:with-param name="size" select="9.5"/><xsl:with-param name="bold" select="1"/><xsl:with-param name="keep" select="1"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Table_20_heading_20_right'"/><xsl:with-param name="parent" select="'Table_20_heading'"/><xsl:with-param name="size" select="9.5"/><xsl:with-param name="bold" select="1"/><xsl:with-param name="right" select="1"/><xsl:with-param name="keep" select="1"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Table_20_heading_20_small'"/><xsl:with-param name="parent" select="'Table_20_heading'"/><xsl:with-param name="size" select="8"/><xsl:with-param name="bold" select="1"/><xsl:with-param name="keep" select="1"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Table_20_heading_20_small_20_right'"/><xsl:with-param name="parent" select="'Table_20_heading'"/><xsl:with-param name="size" select="8"/><xsl:with-param name="bold" select="1"/><xsl:with-param name="right" select="1"/><xsl:with-param name="keep" select="1"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Lead'"/><xsl:with-param name="below" select="6"/><xsl:with-param name="keep" select="1"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Rule'"/><xsl:with-param name="size" select="8.5"/><xsl:with-param name="below" select="5"/><xsl:with-param name="colour" select="'#484f54'"/><xsl:with-param name="keep" select="1"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'List_20_reason'"/><xsl:with-param name="size" select="10"/><xsl:with-param name="below" select="2"/><xsl:with-param name="keep" select="1"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Step'"/><xsl:with-param name="size" select="7.5"/><xsl:with-param name="below" select="3"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Figure_20_note'"/><xsl:with-param name="parent" select="'Small_20_note'"/><xsl:with-param name="size" select="8.5"/><xsl:with-param name="below" select="3"/><xsl:with-param name="colour" select="'#484f54'"/><xsl:with-param name="keep" select="1"/></xsl:call-template>
  <xsl:call-template name="paragraph-style"><xsl:with-param name="name" select="'Preformatted_20_text'"/><xsl:with-param name="below" select="6"/></xsl:call-template>
  <style:style style:name="Footer" style:family="paragraph" style:parent-style-name="Standard">
    <style:paragraph-properties><style:tab-stops><style:tab-stop style:position="17cm" style:type="right"/></style:tab-stops></style:paragraph-properties>
    <style:text-properties fo:font-size="8pt" fo:color="#484f54"/>
  </style:style>
</xsl:template>

</xsl:stylesheet>
