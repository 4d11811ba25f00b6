// SPDX-License-Identifier: GPL-3.0-or-later
// A paper in a real browser: axe finds nothing at three widths, nothing scrolls sideways,
// nothing is asked of the network. One line of TAP a width.
//   node paper.js CHROMIUM NODE_MODULES PAPER.html
'use strict';
const fs = require('fs');
const [chromium, modules, paper] = process.argv.slice(2);
const puppeteer = require(modules + '/puppeteer-core');
const axe = fs.readFileSync(modules + '/axe-core/axe.min.js', 'utf8');

async function look(browser, width, number) {
    const page = await browser.newPage();
    const asked = [];
    page.on('request', (r) => {
        if (!r.url().startsWith('file://' + paper) && !r.url().startsWith('data:'))
            asked.push(r.url());
    });
    await page.setViewport({ width, height: 900 });
    await page.goto('file://' + paper);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    const styled = await page.evaluate(
        () => getComputedStyle(document.querySelector('.mast')).borderTopWidth);
    await page.evaluate(axe);
    const found = await page.evaluate(async () => (await axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })).violations.map((v) => v.id + ': ' + v.nodes[0].html.slice(0, 150)));
    const faults = found.concat(asked.map((a) => 'asks for ' + a));
    if (wide > width) faults.push('scrolls sideways: ' + wide);
    if (styled !== '8px') faults.push('the policy lets no style through');
    console.log((faults.length ? 'not ok ' : 'ok ') + number +
        ` - nothing_is_wrong_at_${width}_pixels`);
    faults.forEach((f) => console.log('# ' + f));
    await page.close();
    return faults.length;
}

(async () => {
    const browser = await puppeteer.launch({
        executablePath: chromium, args: ['--no-sandbox', '--disable-gpu'] });
    let faults = 0;
    let number = 0;
    console.log('1..3');
    for (const width of [1280, 375, 320])
        faults += await look(browser, width, ++number);
    await browser.close();
    process.exit(faults ? 1 : 0);
})().catch((e) => { console.log('Bail out! ' + e.message); process.exit(1); });
