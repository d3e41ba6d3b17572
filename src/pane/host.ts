/**
 * Does Excel show this page? Office hands its host over as `_host_Info` in the address, on the web also as JSON in
 * `window.name`, and keeps it in the session; these are the places office.js itself asks, so that a plain browser
 * never has to load office.js to find out that it is one.
 */
export function isInsideExcel(
  page: Pick<Window, "location" | "name"> & { readonly external?: unknown },
): boolean {
  return (
    /[?&]_host_Info=/i.test(page.location.search) ||
    hasHostInName(page.name) ||
    typeof (page.external as { GetHostInfo?: unknown } | undefined)?.GetHostInfo === "function"
  );
}

function hasHostInName(name: string): boolean {
  if (!name.startsWith("{")) return false;
  try {
    const said: unknown = JSON.parse(name);
    return typeof said === "object" && said !== null && ("hostInfo" in said || "_host_Info" in said);
  } catch {
    return false;
  }
}
