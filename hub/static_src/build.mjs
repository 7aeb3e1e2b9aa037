/*
 * Builds the front end: Sass and ES modules in, hub/static/hub out.
 *
 *   node hub/static_src/build.mjs          writes the files
 *   node hub/static_src/build.mjs --check  changes nothing; fails when the committed files differ
 *
 * The output is committed, so that nothing needs Node at run time.
 */
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";
import { compileAsync } from "sass";

const source = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(source, "../..");
const target = path.join(root, "hub/static/hub");
const modules = path.join(root, "node_modules");

/** Compiles one stylesheet; a warning from our own Sass is an error. */
async function stylesheet(name) {
  const { css } = await compileAsync(path.join(source, "scss", `${name}.scss`), {
    loadPaths: [modules],
    style: "compressed",
    sourceMap: false,
    charset: false,
    quietDeps: true,
    logger: {
      warn(message, { span }) {
        throw new Error(`${message} (${span?.url ?? "no place given"})`);
      },
    },
  });
  return Buffer.from(`${css}\n`);
}

/** Bundles one script. `early` is a classic script, the others are ES modules. */
async function script(name) {
  const { outputFiles } = await build({
    entryPoints: [path.join(source, "js", `${name}.mjs`)],
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    format: name === "early" ? "iife" : "esm",
    target: "es2020",
    legalComments: "none",
  });
  return Buffer.from(outputFiles[0].contents);
}

/** Every image goes over as it is; make_icons.py draws the bitmaps. */
async function images() {
  const folder = path.join(source, "images");
  const names = (await readdir(folder)).sort();
  return Promise.all(
    names.map(async (name) => [`images/${name}`, await readFile(path.join(folder, name))]),
  );
}

const files = new Map([
  ["site.css", await stylesheet("site")],
  ["early.js", await script("early")],
  ["site.js", await script("site")],
  ["forms.js", await script("forms")],
  ...(await images()),
]);

const checking = process.argv.includes("--check");
const different = [];
for (const [name, content] of files) {
  const place = path.join(target, name);
  const old = await readFile(place).catch(() => null);
  if (old?.equals(content)) {
    continue;
  }
  different.push(name);
  if (!checking) {
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, content);
  }
}

if (checking) {
  const built = await readdir(target, { recursive: true, withFileTypes: true });
  const stray = built
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(target, path.join(entry.parentPath, entry.name)))
    .filter((name) => !files.has(name));
  if (different.length || stray.length) {
    console.error(
      `hub/static/hub is not what the sources build: ${[...different, ...stray].join(", ")}. ` +
        "Run `npm run build` and commit the result.",
    );
    process.exit(1);
  }
  console.log("hub/static/hub is what the sources build.");
} else {
  console.log(different.length ? `Built ${different.join(", ")}.` : "Nothing had changed.");
}
