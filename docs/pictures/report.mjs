// Takes pictures of a page, in light and dark: node report.mjs PAGE.html FOLDER
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch } from "../../tests/Page/browser.mjs";

const [file, folder] = process.argv.slice(2);
const browser = await launch();
for (const [name, dark] of [["report.png", false], ["report-dark.png", true]]) {
  const page = await browser.open(file, { width: 1180, height: 900, dark });
  await page.read(() => { document.documentElement.style.scrollbarWidth = "none"; });
  writeFileSync(join(folder, name), await page.screenshot());
  await page.close();
}
await browser.close();
