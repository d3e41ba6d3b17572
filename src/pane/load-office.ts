/** Where office.js is: the build writes the address in (webpack.config.js, KESU_OFFICE_JS). */
const ADDRESS = process.env["KESU_OFFICE_JS"] ?? "office/office.js";

/** The longest wait: time enough for a slow network to fetch 1.4 MB. */
const LIMIT_MS = 30_000;

/**
 * Loads office.js and waits until Excel answers; for use inside Excel only. Office.js finds its own files beside the
 * script element whose address ends in office.js. It takes `history.pushState` away and makes `confirm` throw.
 */
export async function loadOffice(): Promise<typeof Office> {
  const script = document.createElement("script");
  let timer: ReturnType<typeof setTimeout> | undefined;
  const loaded = new Promise<void>((resolve, reject) => {
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${ADDRESS} could not be loaded`));
  });
  script.src = ADDRESS;
  document.head.append(script);
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${ADDRESS}: Excel did not answer in time`)), LIMIT_MS);
  });
  try {
    await Promise.race([loaded.then(() => Office.onReady()), late]);
    return Office;
  } finally {
    clearTimeout(timer);
  }
}
