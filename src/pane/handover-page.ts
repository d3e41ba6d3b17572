import { download } from "./disk-file";
import { DOCX, fileInHash } from "./hand-over";

/** The page the browser opens where Excel's pane cannot download: it offers the file in its own address. */
const file = fileInHash(location.hash);
history.replaceState(null, "", location.pathname); // what a customer wrote does not stay in the browser's history

const byId = (id: string): HTMLElement | null => document.getElementById(id);
const [offer, nothing, name, button] = ["offer", "nothing", "name", "get"].map(byId);
if (file && offer && nothing && name && button) {
  offer.hidden = false;
  nothing.hidden = true;
  name.textContent = file.fileName;
  document.title = file.fileName;
  button.onclick = () => {
    download(file.fileName, file.bytes, DOCX);
  };
}
