import { createRoot } from "react-dom/client";
import { App, rememberedTexts } from "./App";
import { isInsideExcel } from "./host";
import { Session } from "./session";
import { browserSurroundings } from "./browser-surroundings";

/**
 * The door of the pane: chooses the adapter. In a plain browser the workbook is a file and nothing of Office is loaded.
 * Inside Excel its own adapter comes with the next version; until then the pane says so and works on files there too.
 */
async function start(): Promise<void> {
  const element = document.getElementById("pane");
  if (!element) throw new Error("pane.html has no #pane");
  const texts = await rememberedTexts();
  document.documentElement.lang = texts.language === "zh" ? "zh-CN" : "en";
  createRoot(element).render(
    <App session={new Session(browserSurroundings)} texts={texts} insideExcel={isInsideExcel(window)} />,
  );
}

void start();
