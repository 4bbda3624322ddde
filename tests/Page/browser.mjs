// Chromium without a display, driven over its DevTools protocol (https://chromedevtools.github.io/devtools-protocol/) by a pipe: nothing to install but the browser.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const patience = 120_000;

/** Starts the browser; close() ends it. */
export async function launch(executable = process.env.CHROMIUM ?? "chromium") {
  const profile = mkdtempSync(join(tmpdir(), "page-"));
  // No name has an address: what would leave the machine fails, and is seen as a request beside.
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--remote-debugging-pipe", `--user-data-dir=${profile}`, "--host-resolver-rules=MAP * ~NOTFOUND"];
  const browser = spawn(executable, flags, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve, reject) => { browser.once("exit", resolve); browser.once("error", reject); });
  const answers = new Map();
  const listeners = new Set();
  let last = 0;
  let rest = "";
  browser.stdio[4].setEncoding("utf8").on("data", (chunk) => {
    const messages = (rest + chunk).split("\0");
    rest = messages.pop();
    for (const message of messages.map((text) => JSON.parse(text))) {
      const waiting = answers.get(message.id);
      answers.delete(message.id);
      if (waiting && message.error) waiting.reject(new Error(`${waiting.method}: ${message.error.message}`));
      else if (waiting) waiting.resolve(message.result);
      else listeners.forEach((listener) => listener(message));
    }
  });
  const send = (method, params = {}, sessionId = undefined) => new Promise((resolve, reject) => {
    const id = ++last;
    const timer = setTimeout(() => reject(new Error(`${method}: no answer`)), patience);
    const settle = (then) => (value) => { clearTimeout(timer); then(value); };
    answers.set(id, { method, resolve: settle(resolve), reject: settle(reject) });
    browser.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
  });
  return {
    open: (file, view) => open(send, listeners, file, view),
    async close() {
      await send("Browser.close").catch(() => browser.kill());
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Opens a file as a reader would; what goes wrong is gathered in errors, what is asked for in requests. */
async function open(send, listeners, file, { width = 1280, height = 900, dark = false, media = "screen", script = true, scale = 1 } = {}) {
  const { targetId } = await send("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
  const call = (method, params) => send(method, params, sessionId);
  const [errors, requests] = [[], []];
  let loaded;
  const isLoaded = new Promise((resolve) => { loaded = resolve; });
  const listen = ({ sessionId: of, method, params }) => {
    if (of !== sessionId) return;
    if (method === "Network.requestWillBeSent") requests.push(params.request.url);
    if (method === "Runtime.exceptionThrown") errors.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    if (method === "Runtime.consoleAPICalled") errors.push(`console.${params.type}`);
    if (method === "Log.entryAdded") errors.push(params.entry.text);
    if (method === "Audits.issueAdded") errors.push(JSON.stringify(params.issue));
    if (method === "Page.loadEventFired") loaded();
  };
  listeners.add(listen);
  for (const domain of ["Page", "Runtime", "Network", "Log", "Audits"]) await call(`${domain}.enable`);
  const emulate = (features) => call("Emulation.setEmulatedMedia", { media: features.media ?? media, features: [{ name: "prefers-color-scheme", value: (features.dark ?? dark) ? "dark" : "light" }] });
  const resize = (across, down) => call("Emulation.setDeviceMetricsOverride", { width: across, height: down, deviceScaleFactor: scale, mobile: false });
  await resize(width, height);
  await emulate({});
  if (!script) await call("Emulation.setScriptExecutionDisabled", { value: true });
  await call("Page.navigate", { url: pathToFileURL(file).href });
  await isLoaded;
  return {
    errors,
    requests,
    emulate,
    resize,
    /** What an expression or function of the page gives. */
    async read(what, ...given) {
      const expression = typeof what === "function" ? `(${what})(...${JSON.stringify(given)})` : what;
      const { result, exceptionDetails } = await call("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    /** Presses a key: "ArrowDown", "/", "Escape". */
    async press(key) {
      const codes = { Enter: 13, Escape: 27, End: 35, Home: 36, ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40, Tab: 9, " ": 32 };
      const text = key === "Enter" ? "\r" : key.length === 1 ? key : undefined;
      const what = { key, windowsVirtualKeyCode: codes[key] ?? key.toUpperCase().charCodeAt(0) };
      await call("Input.dispatchKeyEvent", { type: "keyDown", text, ...what });
      await call("Input.dispatchKeyEvent", { type: "keyUp", ...what });
    },
    type: (text) => call("Input.insertText", { text }),
    /** Clicks in the middle of an element. */
    async click(selector) {
      const place = await this.read((wanted) => {
        const element = document.querySelector(wanted);
        element.scrollIntoView({ block: "center" });
        const box = element.getBoundingClientRect();
        return { x: box.x + Math.min(box.width / 2, 40), y: box.y + box.height / 2 };
      }, selector);
      for (const type of ["mousePressed", "mouseReleased"]) await call("Input.dispatchMouseEvent", { type, ...place, button: "left", clickCount: 1 });
    },
    screenshot: async (options = {}) => Buffer.from((await call("Page.captureScreenshot", { format: "png", ...options })).data, "base64"),
    async close() {
      listeners.delete(listen);
      await send("Target.closeTarget", { targetId });
    },
  };
}
