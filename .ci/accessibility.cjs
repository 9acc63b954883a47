// Opens each page and lists what axe-core finds wrong by WCAG 2.2 A and AA.
// Usage: node accessibility.cjs BROWSER PAGE…
const path = require("node:path");
const { chromium } = require("playwright-core");
const axe = require("axe-core");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const WIDTHS = [1280, 390];

async function main() {
  const [executablePath, ...pages] = process.argv.slice(2);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  let n = 0;
  for (const width of WIDTHS) {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    for (const file of pages) {
      const page = await context.newPage();
      await page.goto("file://" + path.resolve(file));
      await page.evaluate(() => {
        document.querySelectorAll("details").forEach((part) => { part.open = true; });
      });
      await page.evaluate(axe.source);
      const found = await page.evaluate(
        (tags) => window.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] }),
        TAGS,
      );
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      const name = path.basename(path.dirname(file)) + "/" + path.basename(file);
      for (const violation of found.violations) {
        n += 1;
        console.error(`${name} at ${width}: ${violation.id}: ${violation.help} (${violation.nodes.length})`);
        for (const node of violation.nodes.slice(0, 3)) {
          console.error("  " + node.html.slice(0, 200));
          console.error("  " + node.failureSummary.replace(/\n/g, " ").slice(0, 300));
        }
      }
      if (overflow > 1) {
        n += 1;
        console.error(`${name} at ${width}: the page scrolls sideways by ${overflow} pixels`);
      }
      await page.close();
    }
  }
  await browser.close();
  if (n > 0) {
    console.error(`${n} faults`);
    process.exit(1);
  }
  console.log(`${pages.length} pages at ${WIDTHS.length} widths: nothing found`);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
