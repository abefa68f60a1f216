declare module "saxen" {
  /** A parser of XML in chunks; saxen ships no types, and these are the parts that are used. */
  export class Parser {
    on(
      event: "openTag",
      take: (
        name: string,
        attributes: () => Record<string, string>,
        decode: (text: string) => string,
        isSelfClosing: boolean,
      ) => void,
    ): this;
    on(event: "closeTag", take: (name: string) => void): this;
    on(event: "text", take: (text: string, decode: (text: string) => string) => void): this;
    on(event: "cdata", take: (text: string) => void): this;
    on(event: "attention", take: (text: string) => void): this;
    on(event: "error", take: (error: Error) => void): this;
    write(chunk: string): this;
    end(): Error | undefined;
  }
}
