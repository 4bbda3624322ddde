// Holds pages that `infra preview --html` and `infra diff --html` wrote against what their readers rely on, in a real browser.
import { statSync } from "node:fs";
import { launch } from "./browser.mjs";
import { contrasts, overlaps, pictures } from "./measure.mjs";

const pages = process.argv.slice(2);
if (pages.length === 0) {
  console.error("usage: node check.mjs PAGE.html…");
  process.exit(2);
}

// A page is attached to a pull request and opened from there: a mebibyte is no wait.
const sizeLimit = 1024 * 1024;
const failures = [];
let checked = 0;
const browser = await launch();
for (const file of pages) {
  const check = (isGood, what) => {
    checked += 1;
    if (!isGood) failures.push(`${file}: ${what}`);
  };
  check(statSync(file).size <= sizeLimit, `it has ${statSync(file).size} bytes, and may have ${sizeLimit}`);
  await reads(file, check);
  await searches(file, check);
  await folds(file, check);
  await draws(file, check);
  await colours(file, check);
  await fits(file, check);
  await prints(file, check);
  await withoutScript(file, check);
}
await browser.close();
failures.forEach((failure) => console.error(failure));
console.log(`${checked} checks on ${pages.length} pages, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;

async function reads(file, check) {
  const page = await browser.open(file);
  const policy = await page.read(() => document.querySelector("meta[http-equiv=Content-Security-Policy]").content);
  check(/^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'$/.test(policy), `its policy is ${policy}`);
  // Script that came in by a text would do this, were it not inert twice over.
  const isRefused = await page.read(() => new Promise((resolve) => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective }) => resolve(violatedDirective), { once: true });
    document.body.append(Object.assign(document.createElement("script"), { textContent: "window.broken = true" }));
    setTimeout(() => resolve("nothing"), 2000);
  }));
  check(isRefused.startsWith("script-src") && await page.read(() => window.broken === undefined), `a script that is not its own is refused by ${isRefused}`);
  await page.close();

  const again = await browser.open(file);
  await again.read(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
  await again.read(() => new Promise((resolve) => { setTimeout(resolve, 300); }));
  check(again.errors.length === 0, `errors: ${again.errors.join("; ")}`);
  check(again.requests.length === 1 && again.requests[0].startsWith("file:"), `it asks for ${again.requests.join(", ")}`);
  const [empty, all] = await again.read(() => [document.querySelectorAll("[data-value] > pre:empty").length, document.querySelectorAll("[data-value]").length]);
  check(all > 0 && empty === 0, `${empty} of ${all} inputs and objects are empty when unfolded`);
  check(await again.read(() => document.querySelectorAll("[data-value]").length === document.querySelectorAll("[data-value] > pre").length), "something has no inputs when unfolded");
  check(await again.read(() => new Set([...document.querySelectorAll("[id]")].map((each) => each.id)).size === document.querySelectorAll("[id]").length), "an id stands twice");
  check(await again.read(() => !document.querySelector("#main").textContent.includes("[object")), "a value has no text");
  await again.close();
}

async function searches(file, check) {
  const page = await browser.open(file);
  const visible = () => page.read(() => [...document.querySelectorAll("#resources .item > summary")].filter((summary) => summary.checkVisibility()).length);
  const [before, name] = [await visible(), await page.read(() => [...document.querySelectorAll("#resources .item:not(:has(.item)) > summary strong")].at(-1).textContent)];
  await page.press("/");
  check(await page.read(() => document.activeElement.id === "search"), "'/' does not lead to the search");
  await page.type(name);
  const shown = await page.read((wanted) => [...document.querySelectorAll("#resources .item > summary")].filter((summary) => summary.checkVisibility())
    .map((summary) => summary.textContent.includes(wanted) || summary.parentElement.querySelector(".item:not([hidden])") !== null), name);
  check(shown.length > 0 && shown.every(Boolean), `a search for ${name} leaves what has it not`);
  check(await page.read(() => /^[1-9][0-9]* of [0-9]+ match$/.test(document.querySelector("#found").textContent)), "a search does not say how many match");
  await page.press("Escape");
  check(await visible() === before && await page.read(() => document.querySelector("#search").value === ""), "Escape does not bring back what was there");
  await page.type("no such thing anywhere");
  check(await visible() === 0, "a search for what is not there leaves something");
  await page.close();
}

async function folds(file, check) {
  const page = await browser.open(file);
  const component = "#resources .component:not([open])";
  const urn = await page.read((wanted) => document.querySelector(`${wanted} > summary`).title, component);
  const isOpen = () => page.read((wanted) => [...document.querySelectorAll("#resources summary")].find((summary) => summary.title === wanted).parentElement.open, urn);
  await page.click(`${component} > summary`);
  check(await isOpen(), "a click does not unfold a component");
  await page.press("ArrowLeft");
  check(!await isOpen(), "the left key does not fold it");
  await page.press("ArrowRight");
  await page.press("ArrowRight");
  check(await page.read((wanted) => document.activeElement.closest("details").parentElement.querySelector("summary").title === wanted, urn), "the right key does not lead into it");
  await page.press("ArrowLeft");
  check(await page.read((wanted) => document.activeElement.title === wanted, urn), "the left key does not lead back");
  await page.press("Enter");
  check(await isOpen() === false, "Enter does not fold it");
  await page.press("End");
  check(await page.read(() => [...document.querySelectorAll("#resources summary")].filter((summary) => summary.checkVisibility()).at(-1) === document.activeElement), "End does not lead to the last");
  await page.press("Home");
  await page.press("ArrowDown");
  check(await page.read(() => [...document.querySelectorAll("#resources summary")][1] === document.activeElement), "Home and the down key do not lead to the second");
  check(await page.read(() => { document.querySelector(".skip").focus(); return document.querySelector(".skip").getBoundingClientRect().top >= 0; }), "the link past the header is not seen where it has the focus");
  await page.close();
}

async function draws(file, check) {
  const page = await browser.open(file);
  for (const picture of await page.read(pictures)) {
    check(picture.nodes > 1 && picture.edges > 0, `the picture ${picture.title} has ${picture.nodes} nodes and ${picture.edges} edges`);
    check(picture.outside.length === 0, `in the picture ${picture.title}, outside of it: ${picture.outside.join(", ")}`);
    check(picture.wide.length === 0, `in the picture ${picture.title}, texts wider than their boxes: ${picture.wide.join(", ")}`);
    check(picture.loose.length === 0, `in the picture ${picture.title}, edges without ends: ${picture.loose.join(", ")}`);
  }
  const overlapping = await page.read(overlaps);
  check(overlapping.length === 0, `nodes overlap: ${overlapping.join("; ")}`);
  if (await page.read(() => document.querySelector("#workload") !== null)) {
    const [chosen, rows, all] = await page.read(() => {
      const choice = document.querySelector("#workload");
      choice.value = [...choice.options].at(-1).value;
      choice.dispatchEvent(new Event("change"));
      const flows = [...document.querySelectorAll("#flows tbody tr")];
      const shown = flows.filter((row) => row.checkVisibility());
      return [choice.value, shown.map((row) => [...row.cells].slice(0, 2).map((cell) => cell.textContent)), flows.length];
    });
    check(rows.length > 0 && rows.length < all && rows.every((row) => row.includes(chosen)), `the choice of ${chosen} shows ${rows.length} of ${all} flows`);
    check(await page.read(() => document.querySelectorAll("#network-one .node").length > 1 && !document.querySelector("#network-all").checkVisibility()), `the choice of ${chosen} draws nothing`);
    check((await page.read(overlaps)).length === 0, `in the picture of ${chosen}, nodes overlap`);
  }
  await page.close();
}

async function colours(file, check) {
  const page = await browser.open(file);
  const grounds = [];
  for (const dark of [false, true]) {
    await page.emulate({ dark });
    grounds.push(await page.read(() => getComputedStyle(document.documentElement).backgroundColor));
    const low = await page.read(contrasts);
    check(low.length === 0, `${dark ? "dark" : "light"}: contrast below 4.5: ${low.slice(0, 5).join("; ")}`);
  }
  check(grounds[0] !== grounds[1], "light and dark have one ground");
  await page.click("#scheme");
  check(await page.read(() => getComputedStyle(document.documentElement).backgroundColor) === grounds[0], "the button does not change the scheme");
  await page.close();
}

async function fits(file, check) {
  for (const width of [375, 768, 1280]) {
    const page = await browser.open(file, { width });
    const unfold = (isOpen) => page.read((open) => document.querySelectorAll("details:not([data-value])").forEach((details) => { details.open = open; }), isOpen);
    await unfold(true);
    const [content, window] = await page.read(() => [document.documentElement.scrollWidth, innerWidth]);
    check(content <= window, `at ${width} pixels it is ${content} wide`);
    await page.close();
  }
}

async function prints(file, check) {
  const page = await browser.open(file, { media: "print" });
  const hidden = await page.read(() => [...document.querySelectorAll("main .item")].filter((item) => !item.checkVisibility({ contentVisibilityAuto: true }) || item.getBoundingClientRect().height === 0).length);
  check(hidden === 0, `${hidden} items are folded on paper`);
  check(await page.read(() => !document.querySelector(".tools").checkVisibility() && !document.querySelector("nav").checkVisibility()), "paper has the search and the links");
  await page.close();
}

async function withoutScript(file, check) {
  const page = await browser.open(file, { script: false });
  check(await page.read(() => document.querySelectorAll("#resources summary").length > 1 && document.querySelector("#summary").checkVisibility()), "without scripts there is no tree");
  check(await page.read(() => !document.querySelector(".tools").checkVisibility()), "without scripts there is a search that finds nothing");
  await page.close();
}
