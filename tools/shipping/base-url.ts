/** What manifest.xml is written for. */
const DEVELOPMENT = "https://localhost:3000";

/** The address the add-in will be served under, without a slash at its end: KESU_BASE_URL, or this machine. */
export function baseUrl(given = DEVELOPMENT): string {
  const wrong = (why: string): Error => new Error(`KESU_BASE_URL is "${given}": ${why}`);
  if (!URL.canParse(given)) throw wrong("it is no address such as https://qa.example.com/kesu");
  const { protocol, origin, pathname, search, hash, username } = new URL(given);
  if (protocol !== "https:") throw wrong("Excel loads add-ins over https only");
  if (search !== "" || hash !== "" || username !== "")
    throw wrong("it may have a host and a path, nothing else");
  return origin + pathname.replace(/\/+$/u, "");
}

/** The manifest for another address. An AppDomain has no path. */
export function manifestAt(base: string, manifest: string): string {
  return manifest
    .replaceAll(`<AppDomain>${DEVELOPMENT}</AppDomain>`, `<AppDomain>${new URL(base).origin}</AppDomain>`)
    .replaceAll(DEVELOPMENT, base);
}
