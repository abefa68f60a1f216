import { Command, InvalidArgumentError } from "commander";
import { readConfig } from "../config.ts";
import { addSender, listSenders, revokeSender, SENDER_NAME } from "../intake/senders.ts";
import { wrongFields } from "../load/read/manifest.ts";
import { recorded } from "./command-home.ts";
import type { Surroundings } from "./surroundings.ts";
import { answer, columns, withJson } from "./surroundings.ts";

/** `senders`: the systems that may push, each with its own token and its own sources. */
export function sendersCommand(around: Surroundings): Command {
  return new Command("senders")
    .description("systems that push deliveries: give one its token, see them, end one; no restart is needed")
    .addCommand(addCommand(around))
    .addCommand(listCommand(around))
    .addCommand(revokeCommand(around));
}

function addCommand(around: Surroundings): Command {
  return withJson(new Command("add"))
    .description("make a sender and print its token, this once; only a hash of it is kept")
    .argument("<name>", "1 to 40 small letters, digits and -", nameArgument)
    .requiredOption("--source <id...>", "the sources it may push as", sourceOption)
    .action(async (name: string, { source, json }: { source: string[]; json?: boolean }) => {
      const { home } = readConfig(around.env);
      const sources = [...new Set(source)].sort();
      const token = addSender(home, { name, sources }, around.clock);
      await recorded(around, home, "addSender", { name, sources });
      answer(around, json, { name, sources, token }, [token]);
    });
}

function listCommand(around: Surroundings): Command {
  return withJson(new Command("list"))
    .description("senders and their sources, without their tokens")
    .action(({ json }: { json?: boolean }) => {
      const senders = listSenders(readConfig(around.env).home);
      const rows = senders.map(({ name, sources, addedAt }) => [name, sources.join(" "), addedAt]);
      const lines =
        rows.length > 0
          ? columns([["sender", "sources", "added"], ...rows])
          : ["no sender: only the operator's token pushes"];
      answer(around, json, senders, lines);
    });
}

function revokeCommand(around: Surroundings): Command {
  return withJson(new Command("revoke"))
    .description("end a sender's token, at once")
    .argument("<name>", "its name", nameArgument)
    .action(async (name: string, { json }: { json?: boolean }) => {
      const { home } = readConfig(around.env);
      revokeSender(home, name);
      await recorded(around, home, "revokeSender", { name });
      answer(around, json, { name, revoked: true }, [`sender ${name} is revoked`]);
    });
}

function nameArgument(text: string): string {
  if (!SENDER_NAME.test(text)) {
    throw new InvalidArgumentError("Expected 1 to 40 small letters, digits and -, a letter or digit first.");
  }
  return text;
}

function sourceOption(text: string, before: string[] = []): string[] {
  const [wrong] = wrongFields({ sourceId: text });
  if (wrong !== undefined) throw new InvalidArgumentError(wrong);
  return [...before, text];
}
