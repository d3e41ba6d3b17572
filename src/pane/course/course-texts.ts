import { courseEn } from "../../texts/course-en";
import { courseZh } from "../../texts/course-zh";
import { useTexts } from "../TextsContext";

/** The words of a case's course, in the language of the pane; they are loaded with the course. */
export const useCourse = (): typeof courseZh => (useTexts().language === "en" ? courseEn : courseZh);
