import { Command } from "commander";
import type { Rotation } from "../load/identity/rotate-persons.ts";
import { keyedPersons, rotatePersons } from "../load/identity/rotate-persons.ts";
import { chinaDate } from "../model/dates.ts";
import { newSecretLine } from "../vault/key-ring.ts";
import { personKeepingOf } from "../vault/person-keeping.ts";
import { inHome, recorded } from "./command-home.ts";
import type { Surroundings } from "./surroundings.ts";
import { answer, columns, WorkFailed, withJson } from "./surroundings.ts";

/** `person-keys`: the secrets that persons are keyed by. */
export function personKeysCommand(around: Surroundings): Command {
  return new Command("person-keys")
    .description("secrets that persons are keyed by: make one, see what is keyed by which, change them")
    .addCommand(newCommand(around))
    .addCommand(statusCommand(around))
    .addCommand(rotateCommand(around));
}

function newCommand(around: Surroundings): Command {
  return new Command("new")
    .description(
      "print a line with a fresh secret for the file of CREDIT_GRAPH_PERSON_KEYS_FILE, the newest first",
    )
    .option("--id <name>", "its name: 1 to 12 small letters and digits", `k${today(around)}`)
    .action(({ id }: { id: string }) => around.print(newSecretLine(id)));
}

const today = (around: Surroundings) => chinaDate(around.clock()).replaceAll("-", "");

function statusCommand(around: Surroundings): Command {
  return withJson(new Command("status"))
    .description("persons and sealed numbers by secret")
    .action(async ({ json }: { json?: boolean }) =>
      inHome(around, async ({ graph, config }) => {
        const keyed = new Map(
          (await keyedPersons(graph)).map(({ secretId, persons }) => [secretId, persons]),
        );
        const keeping = personKeepingOf(config.personSecrets, config.home);
        const ids = [...(keeping?.ring.ids ?? [])];
        for (const id of [...keyed.keys(), ...(keeping?.vault.secretIds() ?? [])])
          if (!ids.includes(id)) ids.push(id);
        const secrets = ids.map((id) => ({
          id,
          configured: keeping?.ring.ids.includes(id) ?? false,
          persons: keyed.get(id) ?? 0,
          sealed: [...(keeping?.vault.sealsUnder(id) ?? [])].reduce((sum, seals) => sum + seals.length, 0),
        }));
        const rows = secrets.map(({ id, configured, persons, sealed }) => [
          id,
          configured ? "yes" : "no",
          persons,
          sealed,
        ]);
        const lines = keeping
          ? columns([["secret", "in the file", "persons", "sealed"], ...rows])
          : ["CREDIT_GRAPH_PERSON_KEYS_FILE is not set: ID numbers are not kept"];
        answer(around, json, secrets, lines);
      }),
    );
}

function rotateCommand(around: Surroundings): Command {
  return withJson(new Command("rotate"))
    .description("key all persons by the newest secret of the file; the older ones must still be in it")
    .option("--forget-unsealed", "take the key from persons whose number is not in the vault")
    .action(async ({ json, forgetUnsealed = false }: { json?: boolean; forgetUnsealed?: boolean }) =>
      inHome(around, async ({ graph, config }) => {
        const keeping = personKeepingOf(config.personSecrets, config.home);
        if (!keeping)
          throw new WorkFailed(
            "CREDIT_GRAPH_PERSON_KEYS_FILE is not set: expected a file with two secrets or more.",
          );
        const rotation = await rotatePersons(graph, keeping, forgetUnsealed);
        await recorded(around, config.home, "rotatePersonKeys", {
          secretId: keeping.ring.currentId,
          ...rotation,
        });
        answer(around, json, rotation, rotationLines(rotation, keeping.ring.currentId, forgetUnsealed));
        if (rotation.unsealed > 0 && !forgetUnsealed) around.fail();
      }),
    );
}

function rotationLines(
  { sealed, rekeyed, unsealed }: Rotation,
  secretId: string,
  forgotten: boolean,
): string[] {
  const lines = [`secret ${secretId}: ${sealed} numbers sealed anew, ${rekeyed} entries keyed anew`];
  if (unsealed === 0) return [...lines, "older secrets can leave the file"];
  return [
    ...lines,
    forgotten
      ? `${unsealed} keys had no number in the vault and were taken away: load their sources again`
      : `${unsealed} keys have no number in the vault and stay under older secrets; load nothing before you run this again with --forget-unsealed, then load their sources again`,
  ];
}
