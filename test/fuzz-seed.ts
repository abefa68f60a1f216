import fc from "fast-check";

/** Seed of every property, so that a run tries what the last one tried; another number tries other cases. */
const seed = Number(process.env["CREDIT_GRAPH_FUZZ_SEED"] ?? 20_260_701);
if (!Number.isSafeInteger(seed))
  throw new RangeError(
    `CREDIT_GRAPH_FUZZ_SEED is ${process.env["CREDIT_GRAPH_FUZZ_SEED"]}, expected a whole number`,
  );
fc.configureGlobal({ seed });
