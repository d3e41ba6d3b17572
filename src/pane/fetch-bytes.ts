/** A file that was built beside the pane. */
export async function fetchBytes(path: string): Promise<Uint8Array> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${String(answer.status)}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** A template: it lies beside the pane under its Chinese name, as QA reads it. */
export const fetchTemplate = (fileName: string): Promise<Uint8Array> =>
  fetchBytes(`templates/${encodeURIComponent(fileName)}`);
