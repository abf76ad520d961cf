// SPDX-License-Identifier: Apache-2.0
// Has asciinema-player's own core read a cast and go to its end; prints what it then knows as JSON.
// usage: node asciinema-player.mjs PACKAGE_FOLDER CAST
import { readdirSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const [folder, cast] = process.argv.slice(2);
const dist = join(folder, "dist");
const core = readdirSync(dist).find((name) => /^core-.*\.js$/.test(name));
const { C: Core } = await import(pathToFileURL(join(dist, core)).href);

const known = { shown: "", sizes: [], markers: [] };
const quiet = () => {};
const player = new Core(
  { data: readFileSync(cast, "utf-8") },
  { speed: 1, preload: true, logger: { debug: quiet, info: quiet, warn: quiet, error: console.error } },
);
player.addEventListener("reset", (e) => known.sizes.push(`${e.size.cols}x${e.size.rows}`));
player.addEventListener("resize", (e) => known.sizes.push(`${e.cols ?? e.size.cols}x${e.rows ?? e.size.rows}`));
player.addEventListener("output", (text) => (known.shown += [].concat(text).join("")));
player.addEventListener("metadata", (m) => Object.assign(known, { duration: m.duration, markers: m.markers ?? [] }));
player.addEventListener("error", (e) => console.error(e));
player.terminalReady();
await player.init();
await player.seek("100%");
console.log(JSON.stringify(known));
process.exit(0);
