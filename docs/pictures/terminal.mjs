// Draws what a program wrote onto a terminal as SVG: node terminal.mjs COMMAND FILE >PICTURE.svg
import { readFileSync } from "node:fs";

const [command, file] = process.argv.slice(2);
const [lineHeight, letterWidth, margin, top] = [19, 8.43, 20, 48];
// A look takes in so many lines: the beginning, and the end with the totals.
const [first, last] = [24, 17];
const colours = { 31: "#ff9d94", 32: "#7fd1a0", 33: "#f0c060" };

// https://en.wikipedia.org/wiki/ANSI_escape_code#SGR: bold, dim and a few colours are all that reports have.
const parts = (line) => {
  let style = {};
  return line.split(/\x1b\[([0-9;]*)m/).flatMap((text, at) => {
    if (at % 2 === 0) return text === "" ? [] : [{ text, ...style }];
    for (const code of text.split(";").map(Number)) {
      if (code === 0) style = {};
      else if (code === 1) style = { ...style, bold: true };
      else if (code === 2) style = { ...style, dim: true };
      else style = { ...style, colour: colours[code] ?? colours[code - 60] };
    }
    return [];
  });
};
// Not every program that shows SVG keeps blanks as they are.
const escaped = (text) => text.replaceAll(" ", "\u00a0").replace(/[&<>"]/g, (letter) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[letter]);
const span = ({ text, bold, dim, colour }) =>
  `<tspan${bold ? ' font-weight="700"' : ""}${colour ? ` fill="${colour}"` : dim ? ' fill="#a5aebc"' : ""}>${escaped(text)}</tspan>`;

// "script" notes when it began and ended, and the runtime asks for modes of the keyboard. Exemptions have long lines, and say nothing of the picture's kind.
const lines = readFileSync(file, "utf8").replaceAll("\r", "").replace(/\x1b(\[[?0-9;]*[A-Za-ln-z]|[=>])/g, "")
  .split("\n\n").filter((paragraph) => !/^(\x1b\[[0-9;]*m)*exempt/.test(paragraph)).join("\n\n")
  .split("\n").filter((line) => !/^(Script |took )/.test(line)).map(parts);
while (lines.at(-1)?.length === 0) lines.pop();
const shown = lines.length <= first + last + 1 ? lines : [...lines.slice(0, first), [{ text: "…", dim: true }], ...lines.slice(-last)];
const all = [[{ text: "$ ", colour: colours[32] }, { text: command, bold: true }], ...shown];
const width = Math.ceil(Math.max(...all.map((line) => line.reduce((sum, { text }) => sum + text.length, 0))) * letterWidth + 2 * margin);
const height = top + all.length * lineHeight + margin / 2;
console.log(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="A report on a terminal">
<rect width="${width}" height="${height}" rx="10" fill="#14171c"/>
<circle cx="22" cy="20" r="6" fill="#ff9d94"/><circle cx="42" cy="20" r="6" fill="#f0c060"/><circle cx="62" cy="20" r="6" fill="#7fd1a0"/>
<g fill="#e7eaf0" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">
${all.map((line, at) => `<text x="${margin}" y="${top + (at + 0.7) * lineHeight}">${line.map(span).join("")}</text>`).join("\n")}
</g>
</svg>`);
