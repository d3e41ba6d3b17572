/**
 * Did a part of Kesu itself not come: there is no network, or a new release has taken the place of this one's files?
 * Webpack and the browsers each have their own name for it.
 */
export const isNotLoaded = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === "ChunkLoadError" ||
    ("code" in error && error.code === "CSS_CHUNK_LOAD_FAILED") ||
    /dynamically imported module|importing a module script failed|loading (?:css )?chunk/iu.test(
      error.message,
    ));
