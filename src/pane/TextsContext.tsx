import { createContext, use } from "react";
import { type Texts, zh } from "../texts/zh";

/** The language of the pane. English is loaded when somebody switches to it. */
export const TextsContext = createContext<Texts>(zh);

/** The sentences and words of the pane in the language chosen. */
export const useTexts = (): Texts => use(TextsContext);

/** Loads the texts of a language. */
export const loadTexts = async (language: Texts["language"]): Promise<Texts> =>
  language === "en" ? (await import("../texts/en")).en : zh;
