"use strict";
(() => {
  const root = document.documentElement;
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const svgNamespace = "http://www.w3.org/2000/svg";

  // Values: each long one stands once in the table, "@12" elsewhere; a text's own "@" is doubled.
  const data = JSON.parse(one("#data").textContent);
  const resolve = (raw) => {
    if (typeof raw !== "string" || !raw.startsWith("@")) return raw;
    return raw[1] === "@" ? raw.slice(1) : resolveEntry(data.values[Number(raw.slice(1))]);
  };
  const resolveEntry = (entry) => (typeof entry === "string" && entry.startsWith("@@") ? entry.slice(1) : entry);
  const words = { $unknown: (source) => `known after up: ${source}`, $secret: () => "secret", $asset: (hash) => `file ${hash}` };

  // The lines of a value as YAML has them; a line is a list of [text, kind].
  const scalar = (value) => {
    if (value === null || typeof value !== "object") return [[value === "" ? '""' : String(value)]];
    const [key, ...more] = Object.keys(value);
    if (key === undefined) return [[Array.isArray(value) ? "[]" : "{}"]];
    if (more.length > 0 || Array.isArray(value)) return null;
    if (key in words) return [[words[key](resolve(value[key])), "em"]];
    if (key === "$template") return value[key].flatMap((part) => scalar(resolve(part)));
    return null;
  };
  const indented = (lines) => lines.map((line) => [["  "], ...line]);
  const linesOf = (raw) => {
    const value = resolve(raw);
    if (typeof value === "string" && value.includes("\n")) return [[["|"]], ...indented(value.split("\n").map((line) => [[line]]))];
    const flat = scalar(value);
    if (flat) return [flat];
    if (Array.isArray(value)) return value.flatMap((item) => linesOf(item).map((line, at) => [[at === 0 ? "- " : "  "], ...line]));
    return Object.entries(value).flatMap(([key, item]) => {
      const name = [key.startsWith("$$") ? key.slice(1) : key, "key"];
      const below = linesOf(item);
      const inner = resolve(item);
      const isBlock = inner !== null && typeof inner === "object" && !scalar(inner);
      if (!isBlock) return [[name, [": "], ...below[0]], ...below.slice(1)];
      return [[name, [":"]], ...(Array.isArray(inner) ? below : indented(below))];
    });
  };
  const fill = (details) => {
    const pre = document.createElement("pre");
    pre.tabIndex = 0;
    for (const line of linesOf(data.roots[Number(details.dataset.value)])) {
      for (const [text, kind] of line) {
        if (kind === undefined) {
          pre.append(text);
        } else {
          const part = document.createElement(kind === "em" ? "em" : "span");
          part.className = kind;
          part.textContent = text;
          pre.append(part);
        }
      }
      pre.append("\n");
    }
    one("summary", details).after(pre);
    details.dataset.filled = "";
  };
  document.addEventListener("toggle", ({ target }) => {
    if (target.open && target.dataset.value !== undefined && target.dataset.filled === undefined) fill(target);
  }, true);

  // Keys within a tree: as in any tree, up and down through what is visible, right and left to unfold and fold.
  const parentSummary = (details) => {
    const parent = details.parentElement.closest("details");
    return parent && one("summary", parent);
  };
  document.addEventListener("keydown", (event) => {
    const tree = event.target.closest("[data-tree]");
    if (!tree || event.target.tagName !== "SUMMARY" || event.altKey || event.ctrlKey || event.metaKey) return;
    const details = event.target.parentElement;
    const visible = () => all("summary", tree).filter((summary) => summary.checkVisibility());
    const move = (step) => {
      const summaries = visible();
      return summaries[summaries.indexOf(event.target) + step];
    };
    let next;
    switch (event.key) {
      case "ArrowDown": next = move(1); break;
      case "ArrowUp": next = move(-1); break;
      case "Home": next = visible()[0]; break;
      case "End": next = visible().at(-1); break;
      case "ArrowRight":
        if (details.open) next = all(":scope > details > summary", details).find((summary) => summary.checkVisibility());
        else details.open = true;
        break;
      case "ArrowLeft":
        if (details.open) details.open = false;
        else next = parentSummary(details);
        break;
      default: return;
    }
    event.preventDefault();
    next?.focus();
  });

  // Search: an item stays where it, something around it or something within it has every word.
  const search = one("#search");
  const found = one("#found");
  const items = all(".item");
  const texts = new Map();
  const textOf = (item) => {
    if (!texts.has(item)) {
      const own = item.tagName === "DETAILS" && item.closest("[data-tree]") ? one("summary", item) : item;
      texts.set(item, `${own.textContent} ${own.title} ${one("[title]", own)?.title ?? ""}`.toLowerCase());
    }
    return texts.get(item);
  };
  let folded = null;
  const restore = () => {
    folded?.forEach((open, details) => { details.open = open; });
    folded = null;
  };
  const filter = () => {
    const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    restore();
    if (wanted.length === 0) {
      items.forEach((item) => { item.hidden = false; });
      all(".layer, .none").forEach((each) => { each.hidden = false; each.classList.remove("none"); });
      found.textContent = "";
      return;
    }
    folded = new Map(all("details").map((details) => [details, details.open]));
    const matching = new Set(items.filter((item) => wanted.every((word) => textOf(item).includes(word))));
    const around = new Set();
    matching.forEach((item) => {
      for (let each = item.parentElement; each; each = each.parentElement) around.add(each);
    });
    const within = new Set();
    items.forEach((item) => {
      const isWithin = matching.has(item) || within.has(item.parentElement.closest(".item"));
      if (isWithin) within.add(item);
      item.hidden = !isWithin && !around.has(item);
    });
    all("details").forEach((details) => { if (around.has(details)) details.open = true; });
    all(".layer").forEach((layer) => { layer.hidden = !around.has(layer); });
    all("section").forEach((section) => section.classList.toggle("none", one(".item", section) !== null && !around.has(section)));
    found.textContent = `${matching.size} of ${items.length} match`;
  };
  search.addEventListener("input", filter);
  document.addEventListener("keydown", (event) => {
    const isTyping = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === "Escape" && search.value !== "") {
      search.value = "";
      filter();
    }
  });

  // Light or dark: as the system has it, until somebody chooses.
  const scheme = one("#scheme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : system.matches);
  const tellScheme = () => scheme.setAttribute("aria-pressed", String(isDark()));
  scheme.addEventListener("click", () => {
    root.dataset.scheme = isDark() ? "light" : "dark";
    tellScheme();
  });
  system.addEventListener("change", tellScheme);
  tellScheme();

  // Pictures: what leads to a node and from it is lit while the pointer is on it.
  const light = (node, isOn) => {
    const picture = node.closest("svg");
    const near = new Set([node.dataset.id]);
    for (const edge of all(".edge", picture)) {
      const isNear = edge.dataset.from === node.dataset.id || edge.dataset.to === node.dataset.id;
      edge.classList.toggle("on", isOn && isNear);
      if (isNear) near.add(edge.dataset.from).add(edge.dataset.to);
    }
    all(".node", picture).forEach((each) => each.classList.toggle("on", isOn && near.has(each.dataset.id)));
    picture.classList.toggle("lit", isOn);
  };
  for (const type of ["pointerover", "pointerout"]) {
    document.addEventListener(type, ({ target }) => {
      const node = target.closest?.(".graph .node");
      if (node) light(node, type === "pointerover");
    });
  }

  // The network of one workload: who calls it at the left, whom it calls at the right.
  const workload = one("#workload");
  if (workload) {
    const flows = all("#flows tbody tr").map((row) => ({ row, cells: all("td", row).map((cell) => cell.textContent) }))
      .map(({ row, cells: [from, to, port, why, tls] }) => ({ row, from, to, port, why, tls }));
    const make = (name, attributes, text) => {
      const element = document.createElementNS(svgNamespace, name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      if (text !== undefined) element.textContent = text;
      return element;
    };
    const ports = (flow) => new Map([...Map.groupBy(flow, (each) => each.end)].map(([end, same]) => [end, same.map((each) => `${each.port} ${each.why}`).join(", ")]));
    const draw = (name) => {
      const callers = ports(flows.filter((flow) => flow.to === name).map((flow) => ({ ...flow, end: flow.from })));
      const called = ports(flows.filter((flow) => flow.from === name).map((flow) => ({ ...flow, end: flow.to })));
      const [height, step, gap] = [30, 42, 250];
      const short = (text) => (text.length > 42 ? `${text.slice(0, 41)}…` : text);
      const width = (names) => Math.max(80, ...names.map((each) => short(each).length * 8.4 + 24));
      const widths = [[...callers.keys()], [name], [...called.keys()]].map(width);
      const rows = Math.max(callers.size, called.size, 1);
      const total = [rows * step + 56, widths[0] + widths[1] + widths[2] + 2 * gap + 40];
      const picture = make("svg", { class: "graph", viewBox: `0 0 ${total[1]} ${total[0]}`, width: total[1], height: total[0], role: "img", "aria-label": `Who calls ${name}, and whom it calls` });
      const lefts = [20, 20 + widths[0] + gap, 20 + widths[0] + widths[1] + 2 * gap];
      const middle = 40 + (rows * step) / 2;
      const node = (text, column, y) => {
        const group = make("g", { class: text === name ? "node" : "node pick", "data-id": `${column} ${text}` });
        group.append(make("title", {}, text), make("rect", { x: lefts[column], y: y - height / 2, width: widths[column], height, rx: 6 }), make("text", { x: lefts[column] + 12, y: y + 4.5 }, short(text)));
        if (text !== name) group.addEventListener("click", () => choose(text));
        picture.append(group);
      };
      const edge = (from, to, fromY, toY, column, label) => {
        const [start, end] = [lefts[column] + widths[column], lefts[column + 1]];
        const bend = (start + end) / 2;
        picture.append(make("path", { class: "edge", d: `M${start} ${fromY}C${bend} ${fromY} ${bend} ${toY} ${end} ${toY}`, "data-from": from, "data-to": to }));
        const text = make("text", { class: "port", x: bend, y: (column === 0 ? fromY : toY) - 4 }, label.length > 40 ? `${label.slice(0, 39)}…` : label);
        text.append(make("title", {}, label));
        return text;
      };
      const headings = [`${callers.size} call it`, "", `${called.size} called by it`];
      headings.forEach((text, column) => picture.append(make("text", { class: "heading", x: lefts[column] + widths[column] / 2, y: 24 }, text)));
      const labels = [];
      const place = (ends, column) => [...ends].forEach(([end, label], at) => {
        const y = 40 + (rows * step * (at + 0.5)) / ends.size;
        labels.push(column === 0 ? edge(`0 ${end}`, `1 ${name}`, y, middle, 0, label) : edge(`1 ${name}`, `2 ${end}`, middle, y, 1, label));
        node(end, column, y);
      });
      place(callers, 0);
      place(called, 2);
      node(name, 1, middle);
      picture.append(...labels);
      one("#network-one").replaceChildren(picture);
    };
    const choose = (name) => {
      workload.value = name;
      one("#network-all").hidden = name !== "";
      one("#network-one").hidden = name === "";
      one("#flows-fold").open = name !== "";
      flows.forEach(({ row, from, to }) => { row.classList.toggle("other", name !== "" && from !== name && to !== name); });
      if (name !== "") draw(name);
    };
    workload.addEventListener("change", () => choose(workload.value));
  }

  // On paper, what is folded cannot be unfolded.
  let printed = null;
  addEventListener("beforeprint", () => {
    printed = all("details:not([open])").filter((details) => details.dataset.value === undefined || one("details", details));
    printed.forEach((details) => { details.open = true; });
  });
  addEventListener("afterprint", () => printed?.forEach((details) => { details.open = false; }));

  all(".tools, .choice").forEach((each) => { each.hidden = false; });
})();
