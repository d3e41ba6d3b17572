import base from "./jest.config.js";

/** The browser tests: the production build (npm run build) in Chromium, one after another. */
export default {
  ...base,
  roots: ["<rootDir>/test/e2e"],
  testPathIgnorePatterns: ["/node_modules/"],
  testTimeout: 60_000,
  maxWorkers: 1,
};
