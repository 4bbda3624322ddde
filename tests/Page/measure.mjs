// What is measured within a page: each function runs there and knows nothing of this file.

/** Each picture with how many nodes and edges it has, and what is amiss in it. */
export const pictures = () => [...document.querySelectorAll("figure svg.graph")].map((picture) => {
  const view = picture.viewBox.baseVal;
  const isOutside = ({ x, y, width, height }) => x < view.x || y < view.y || x + width > view.x + view.width || y + height > view.y + view.height;
  const nodes = [...picture.querySelectorAll(".node")];
  const edges = [...picture.querySelectorAll(".edge")];
  const ids = new Set(nodes.map((node) => node.dataset.id));
  return {
    title: picture.querySelector("title").textContent,
    nodes: nodes.length,
    edges: edges.length,
    outside: [...nodes, ...edges, ...picture.querySelectorAll("text")].filter((each) => isOutside(each.getBBox())).map((each) => each.textContent || each.dataset.from),
    wide: nodes.filter((node) => node.querySelector("text").getBBox().width + 14 > node.querySelector("rect").getBBox().width).map((node) => node.dataset.id),
    loose: edges.filter((edge) => !ids.has(edge.dataset.from) || !ids.has(edge.dataset.to)).map((edge) => `${edge.dataset.from} to ${edge.dataset.to}`),
  };
});

/** Nodes that lie over each other. */
export const overlaps = () => [...document.querySelectorAll("svg.graph")].flatMap((picture) => {
  const boxes = [...picture.querySelectorAll(".node rect")].map((rect) => ({ id: rect.parentElement.dataset.id, ...JSON.parse(JSON.stringify(rect.getBoundingClientRect())) }));
  return boxes.flatMap((one, at) => boxes.slice(at + 1)
    .filter((other) => one.width > 0 && one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom).map((other) => `${one.id} and ${other.id}`));
});

/** Texts whose contrast to what is behind them is below 4.5 to 1 (https://www.w3.org/TR/WCAG22/#contrast-minimum). */
export const contrasts = () => {
  const parse = (colour) => colour.match(/[\d.]+/g).map(Number);
  const linear = (part) => (part <= 0.04045 * 255 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const ground = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = parse(getComputedStyle(each).backgroundColor);
      if (colour.length < 4 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const low = new Set();
  for (const element of document.querySelectorAll("body *:not(script, style, option)")) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== "");
    if (!hasText || !element.checkVisibility() || element.closest("svg")) continue;
    const [bright, dim] = [luminance(parse(getComputedStyle(element).color)), luminance(ground(element))].sort((one, other) => other - one);
    const ratio = (bright + 0.05) / (dim + 0.05);
    if (ratio < 4.5) low.add(`${element.tagName.toLowerCase()}.${element.className} ${ratio.toFixed(2)}`);
  }
  return [...low];
};
