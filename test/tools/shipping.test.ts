import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { attribute, descendants, parseXml } from "../../src/opc/xml";
import { commandNames } from "../../src/ribbon/commands";
import { manifestFaults } from "../../tools/manifest-faults";
import { baseUrl, manifestAt } from "../../tools/shipping/base-url";
import { officeSource, selfHosted } from "../../tools/shipping/office-source";
import { contentSecurityPolicy, servedPolicy } from "../../tools/shipping/policy";
import { nginxConf, webConfig } from "../../tools/shipping/server-files";

const SOURCES = ["cdn", "21vianet", "self"];

test("office.js comes from Microsoft unless something else is said", () => {
  expect(officeSource()).toBe(officeSource("cdn"));
  expect(() => officeSource("unpkg")).toThrow('KESU_OFFICE_JS is "unpkg"; it may be cdn, 21vianet, self');
});

test.each(SOURCES)("office.js finds its folder by its own name: %s", (name) => {
  expect(officeSource(name).url).toMatch(/\/office\.js$/u);
});

test.each(SOURCES)("the policy lets the scripts of %s in, and nothing out", (name) => {
  const source = officeSource(name);
  const policy = contentSecurityPolicy(source);
  const scripts = /script-src ([^;]*)/u.exec(policy)?.[1]?.split(" ") ?? [];
  expect(scripts).toContain(source.url.startsWith("https:") ? new URL(source.url).origin : "'self'");
  expect(policy).toContain("connect-src 'self';");
  expect(policy).not.toMatch(/unsafe|frame-ancestors/u);
  expect(servedPolicy(source)).toMatch(/frame-ancestors 'self' https:/u);
});

test("what a copy of office.js consists of is in the package", () => {
  const missing = selfHosted.filter(
    (file) => !existsSync(join("node_modules/@microsoft/office-js/dist", file)),
  );
  expect(missing).toEqual([]);
});

test.each([
  [undefined, "https://localhost:3000"],
  ["https://qa.example.com/kesu/", "https://qa.example.com/kesu"],
  ["https://QA.example.com:8443", "https://qa.example.com:8443"],
])("an address for the add-in: %s", (given, base) => {
  expect(baseUrl(given)).toBe(base);
});

test.each([
  ["http://qa.example.com", "over https only"],
  ["qa.example.com/kesu", "no address such as"],
  ["https://qa.example.com/?v=1", "a host and a path, nothing else"],
])("no address for the add-in: %s", (given, why) => {
  expect(() => baseUrl(given)).toThrow(why);
});

test("the manifest for another address has no fault and no word of this machine", () => {
  const manifest = manifestAt("https://qa.example.com/kesu", readFileSync("manifest.xml", "utf8"));
  expect(manifest).not.toContain("localhost");
  expect(manifest).toContain("<AppDomain>https://qa.example.com</AppDomain>");
  expect(manifest).toContain('"https://qa.example.com/kesu/pane.html"');
  const read = (path: string): Uint8Array | undefined =>
    path.startsWith("assets/") ? new Uint8Array(readFileSync(path)) : new Uint8Array();
  expect(manifestFaults(manifest, { read, commands: commandNames })).toEqual([]);
});

const policy = servedPolicy(officeSource());

test("IIS: web.config is XML, sends the policy, and does not keep Excel on the web from framing the pane", () => {
  const root = parseXml(webConfig(policy));
  const headers = descendants(root, "customHeaders").flatMap((one) => descendants(one, "add"));
  const sent = new Map(headers.map((one) => [attribute(one, "name"), attribute(one, "value")]));
  expect(sent.get("Content-Security-Policy")).toBe(policy);
  expect(sent.has("X-Frame-Options")).toBe(false);
  const modes = descendants(root, "location").map((one) => [
    attribute(one, "path"),
    descendants(one, "clientCache").map((cache) => attribute(cache, "cacheControlMode"))[0],
  ]);
  expect(modes).toEqual([
    ["static", "UseMaxAge"],
    ["assets", "NoControl"],
  ]);
  expect(webConfig(policy)).toMatch(/fileExtension="\.docx" mimeType="application\/vnd\.openxml/u);
});

test("nginx: a server for the address of the build", () => {
  const conf = nginxConf("https://qa.example.com:8443/kesu", policy);
  expect(conf).toContain("listen 8443 ssl;");
  expect(conf).toContain("server_name qa.example.com;");
  expect(conf).toContain("location /kesu/ {");
  expect(conf).toContain(`add_header Content-Security-Policy "${policy}" always;`);
  expect(conf).not.toContain("X-Frame-Options");
  expect(nginxConf("https://qa.example.com", policy)).toContain("location / {");
});
