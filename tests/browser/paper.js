// SPDX-License-Identifier: GPL-3.0-or-later
// Papers in a real browser: axe finds nothing at three widths, and nothing is asked of the
// network. As they are and with the spaces between letters and words that WCAG 1.4.12 asks
// for (as wide as the widest of usual faces), no line ends within a word or an amount, no
// cell is too narrow for what it holds, and nothing scrolls sideways, on either side of
// each width where the page changes and in print. Speaks TAP.
//   node paper.js CHROMIUM NODE_MODULES PAPER.html...
'use strict';
const fs = require('fs');
const path = require('path');
const [chromium, modules, ...papers] = process.argv.slice(2);
const puppeteer = require(modules + '/puppeteer-core');
const axe = fs.readFileSync(modules + '/axe-core/axe.min.js', 'utf8');

const SPACED = 'body *{letter-spacing:.12em!important;word-spacing:.16em!important;' +
    'line-height:1.5!important}p{margin-bottom:2em!important}';
const WIDTHS = [1280, 1101, 1100, 841, 840, 701, 700, 560, 375, 320];
const PRINTED = 673; // of A4, between its margins

let number = 0;
let failed = 0;

function tell(name, faults) {
    console.log((faults.length ? 'not ok ' : 'ok ') + ++number + ' - ' + name);
    faults.slice(0, 20).forEach((f) => console.log('# ' + f));
    failed += faults.length;
}

async function open(browser, paper, width, asked) {
    const page = await browser.newPage();
    page.on('request', (r) => {
        if (!r.url().startsWith('file://' + paper) && !r.url().startsWith('data:'))
            asked.push('asks for ' + r.url());
    });
    await page.setViewport({ width, height: 900 });
    await page.goto('file://' + paper);
    return page;
}

async function accessible(browser, paper, width) {
    const faults = [];
    const page = await open(browser, paper, width, faults);
    const styled = await page.evaluate(
        () => getComputedStyle(document.querySelector('.mast')).borderTopWidth);
    if (styled !== '8px') faults.push('the policy lets no style through');
    await page.evaluate(axe);
    const found = await page.evaluate(async () => (await axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })).violations.map((v) => v.id + ': ' + v.nodes[0].html.slice(0, 150)));
    await page.close();
    return faults.concat(found);
}

// Runs in the page. A word is what stands between spaces, hyphens and slashes, of at most
// 24 letters; paths, checksums and scripts may break anywhere, and what only screen readers
// see has no room.
function misplaced() {
    const faults = [];
    const range = document.createRange();
    const hidden = (n) => {
        const away = n.closest('.vh, thead');
        return away && away.getBoundingClientRect().width <= 1.5;
    };
    const text = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    for (let n; (n = text.nextNode());) {
        if (n.parentElement.closest('code, pre, svg') || hidden(n.parentElement)) continue;
        for (const word of n.data.matchAll(/[^\s\-–—/…]+/g)) {
            if (word[0].length > 24) continue;
            range.setStart(n, word.index);
            range.setEnd(n, word.index + word[0].length);
            const tops = [...range.getClientRects()].filter((r) => r.width).map((r) => r.top);
            if (Math.max(...tops) - Math.min(...tops) > 3)
                faults.push('a line ends within ' + word[0].slice(0, 60));
        }
    }
    for (const cell of document.querySelectorAll('td, th')) {
        range.selectNodeContents(cell);
        const all = range.getBoundingClientRect();
        const room = cell.getBoundingClientRect();
        if (all.width && !hidden(cell) && !cell.querySelector('.vh') &&
            (all.right > room.right + 1 || all.left < room.left - 1))
            faults.push('leaves its cell: ' + cell.textContent.trim().slice(0, 60));
    }
    if (document.documentElement.scrollWidth > innerWidth + 1)
        faults.push('scrolls sideways: ' + document.documentElement.scrollWidth);
    return faults;
}

async function placed(browser, paper, width, media, style) {
    const page = await browser.newPage();
    await page.setBypassCSP(true);
    await page.setViewport({ width, height: 900 });
    await page.goto('file://' + paper);
    await page.emulateMediaType(media);
    if (style) await page.addStyleTag({ content: style });
    const faults = await page.evaluate(misplaced);
    await page.close();
    return faults.map((f) => `${media} of ${width} pixels: ${f}`);
}

async function placed_everywhere(browser, paper, style) {
    let faults = await placed(browser, paper, PRINTED, 'print', style);
    for (const width of WIDTHS)
        faults = faults.concat(await placed(browser, paper, width, 'screen', style));
    return faults;
}

(async () => {
    const browser = await puppeteer.launch({
        executablePath: chromium, args: ['--no-sandbox', '--disable-gpu'] });
    console.log('1..' + papers.length * 5);
    for (const paper of papers) {
        const name = path.basename(paper, '.html');
        for (const width of [1280, 375, 320])
            tell(`axe_finds_nothing_in_${name}_at_${width}_pixels`,
                await accessible(browser, paper, width));
        tell(`words_stay_whole_in_${name}`, await placed_everywhere(browser, paper, ''));
        tell(`words_stay_whole_in_${name}_widely_spaced`,
            await placed_everywhere(browser, paper, SPACED));
    }
    await browser.close();
    process.exit(failed ? 1 : 0);
})().catch((e) => { console.log('Bail out! ' + e.message); process.exit(1); });
