// Prints the parts of an unpacked package as CycloneDX 1.6 JSON: the libraries of app/lib with licence and hash, the
// npm packages that the pages are built from, and the Java runtime.
//   node tools/sbom.mjs FOLDER TIME
// A library's coordinates are its place in Maven's local repository, its licence stands in its POM or a parent's.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join, relative } from "node:path";

const [folder, time] = process.argv.slice(2);
const repository = process.env.MAVEN_REPOSITORY ?? join(homedir(), ".m2", "repository");
const version = readFileSync(join(folder, "VERSION"), "utf8").trim();
const root = join(import.meta.dirname, "..");

const SPDX = [
  [/apache.*2|^apache license$/i, "Apache-2.0"],
  [/^MIT-0$|MIT.*(zero|no attribution)/i, "MIT-0"],
  [/\bMIT\b/i, "MIT"],
  [/bouncy castle/i, "MIT"],
  [/EPL.?2|eclipse public license.*2/i, "EPL-2.0"],
  [/EPL.?1|eclipse public license/i, "EPL-1.0"],
  [/gpl2? w\/ ?cpe|GPL.*classpath/i, "GPL-2.0-only WITH Classpath-exception-2.0"],
  [/lesser general public/i, "LGPL-2.1-only"],
  [/BSD.*2|simplified BSD/i, "BSD-2-Clause"],
  [/BSD.*3|revised BSD|new BSD/i, "BSD-3-Clause"],
  [/creative commons.*0|CC0|public domain/i, "CC0-1.0"],
];

function sha(algorithm, bytes) {
  return createHash(algorithm).update(bytes).digest("hex");
}

function hash(file) {
  return [{ alg: "SHA-256", content: sha("sha256", readFileSync(file)) }];
}

function* jarsBelow(from) {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const path = join(from, entry.name);
    if (entry.isDirectory()) yield* jarsBelow(path);
    else if (entry.name.endsWith(".jar")) yield path;
  }
}

const known = new Map([...jarsBelow(repository)].map((path) => [basename(path), path]));

function pomLicences(group, artifact, of) {
  const path = join(repository, ...group.split("."), artifact, of, `${artifact}-${of}.pom`);
  let pom;
  try {
    pom = readFileSync(path, "utf8").replace(/<!--[^]*?-->/g, "");
  } catch {
    return [];
  }
  const block = /<licenses>([^]*?)<\/licenses>/.exec(pom)?.[1] ?? "";
  const found = [...block.matchAll(/<license>([^]*?)<\/license>/g)].map(([, one]) => ({
    name: /<name>\s*([^]*?)\s*<\/name>/.exec(one)?.[1] ?? "",
    url: /<url>\s*([^]*?)\s*<\/url>/.exec(one)?.[1],
  }));
  if (found.length > 0) return found;
  const parent = /<parent>([^]*?)<\/parent>/.exec(pom)?.[1];
  const tag = (name) => new RegExp(`<${name}>\\s*([^]*?)\\s*</${name}>`).exec(parent)?.[1];
  return parent ? pomLicences(tag("groupId"), tag("artifactId"), tag("version")) : [];
}

function licences(found) {
  return found.map(({ name, url }) => {
    const id = /^[LA]?GPL-[0-9.]+-(only|or-later)$/.test(name) ? name : SPDX.find(([pattern]) => pattern.test(name))?.[1];
    return { license: id && !id.includes(" ") ? { id } : { name: id ?? name, ...(url ? { url } : {}) } };
  });
}

function library(file) {
  const name = basename(file);
  const path = known.get(name);
  if (name.endsWith(`-${version}.jar`) && !path) {
    const artifact = name.slice(0, -`-${version}.jar`.length);
    return maven("vn.giaoban", artifact, version, "", [{ license: { id: "Apache-2.0" } }], file);
  }
  if (!path) throw new Error(`${name} is not in ${repository}: where does it come from?`);
  const of = basename(dirname(path));
  const artifact = basename(dirname(dirname(path)));
  const group = relative(repository, dirname(dirname(dirname(path)))).replaceAll("/", ".");
  const classifier = name.slice(`${artifact}-${of}`.length, -".jar".length).replace(/^-/, "");
  const all = licences(pomLicences(group, artifact, of));
  if (all.length === 0) throw new Error(`${name}: no licence in its POM`);
  return maven(group, artifact, of, classifier, all, file);
}

function maven(group, name, of, classifier, all, file) {
  const purl = `pkg:maven/${group}/${name}@${of}?${classifier ? `classifier=${classifier}&` : ""}type=jar`;
  return { type: "library", "bom-ref": purl, group, name, version: of, hashes: hash(file), licenses: all, purl };
}

function npm([path, entry]) {
  const full = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
  const [scope, name] = full.startsWith("@") ? full.split("/") : ["", full];
  const purl = `pkg:npm/${scope ? `${encodeURIComponent(scope)}/` : ""}${name}@${entry.version}`;
  return {
    type: "library",
    "bom-ref": purl,
    ...(scope ? { group: scope } : {}),
    name,
    version: entry.version,
    hashes: [{ alg: "SHA-512", content: Buffer.from(entry.integrity.replace("sha512-", ""), "base64").toString("hex") }],
    licenses: licences([{ name: entry.license }]).map((one) =>
      one.license.name === entry.license ? { license: { id: entry.license } } : one,
    ),
    purl,
  };
}

function runtime() {
  const release = readFileSync(join(folder, "runtime", "release"), "utf8");
  const says = (key) => new RegExp(`^${key}="(.*)"$`, "m").exec(release)?.[1];
  const of = says("JAVA_RUNTIME_VERSION") ?? says("JAVA_VERSION");
  return {
    type: "platform",
    "bom-ref": `runtime@${of}`,
    name: `OpenJDK runtime${says("IMPLEMENTOR") ? ` (${says("IMPLEMENTOR")})` : ""}`,
    version: of,
    description: `Modules: ${says("MODULES")}`,
    hashes: hash(join(folder, "runtime", "lib", "modules")),
    licenses: [{ license: { name: "GPL-2.0-only WITH Classpath-exception-2.0" } }],
  };
}

const lock = JSON.parse(readFileSync(join(root, "web-client", "package-lock.json"), "utf8"));
const shipped = Object.entries(lock.packages).filter(([path, entry]) => path && !entry.dev && !entry.optional);
const components = [
  ...readdirSync(join(folder, "app", "lib"))
    .sort()
    .map((name) => library(join(folder, "app", "lib", name))),
  ...new Map(shipped.map(npm).map((one) => [one.purl, one])).values(),
  runtime(),
];
const all = sha("sha256", JSON.stringify(components));
const serial = [all.slice(0, 8), all.slice(8, 12), `5${all.slice(13, 16)}`, `8${all.slice(17, 20)}`, all.slice(20, 32)];
const bom = {
  $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
  bomFormat: "CycloneDX",
  specVersion: "1.6",
  serialNumber: `urn:uuid:${serial.join("-")}`,
  version: 1,
  metadata: {
    timestamp: time,
    component: {
      type: "application",
      "bom-ref": `pkg:maven/vn.giaoban/server@${version}?type=jar`,
      group: "vn.giaoban",
      name: "giaoban",
      version,
      hashes: hash(join(folder, "app", "server.jar")),
      licenses: [{ license: { id: "Apache-2.0" } }],
      purl: `pkg:maven/vn.giaoban/server@${version}?type=jar`,
    },
  },
  components,
};
console.log(JSON.stringify(bom, null, 1));
