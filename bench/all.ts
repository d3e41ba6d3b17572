/** Every measurement, one after another, each beside its peer in the same run: npm run bench. */
await import("./register");
await import("./documents");
await import("./editor");
