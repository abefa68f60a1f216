/** Entry of the worker thread that solves a register, so that the service answers while millions of rows are weighed. */
import { parentPort, workerData } from "node:worker_threads";
import { solveRegister } from "../ownership/register.ts";
import type { SolveOrder } from "./solve-apart.ts";

const { dated, listed, ties } = workerData as SolveOrder;
parentPort!.postMessage(solveRegister(dated, listed, ties));
