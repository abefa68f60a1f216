/** A refusal or failure in words for the screen; `code` is the contract's, or HTTP/NETWORK. */
export class ApiError extends Error {
  override name = "ApiError";
  readonly code: string;
  /** The service's own sentence, for forms that say more than the code; empty where there is none. */
  detail = "";
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Code of the contract → what the inspector reads: what is wrong, and what to do. */
export const errorTexts: Readonly<Record<string, string>> = {
  UNAUTHENTICATED: "访问令牌无效或已过期，请用启动时打印的网址打开",
  FORBIDDEN: "当前身份无权查看这项内容",
  NOT_FOUND: "没有找到所请求的内容，它可能在所选日期不存在",
  BAD_USER_INPUT: "请求的内容有误，请检查日期与条件",
  LIMIT_TOO_HIGH: "一次请求的数量超过上限，请缩小范围",
  TOO_COSTLY: "查询范围过大，已拒绝，请缩小范围",
  RATE_LIMITED: "请求过于频繁，请稍候再试",
  TIMED_OUT: "查询超时，未得到完整答案，请缩小范围或稍后再试",
  DATABASE_UNAVAILABLE: "图数据库暂不可用，请稍后再试或联系管理员",
  CONFLICT: "该线索已被他人更新，请刷新后再试",
  NETWORK: "无法连接服务，请确认服务正在运行",
};

/** Asks one question; answers with its `data` or throws ApiError. */
export type Ask = <T>(document: string, variables: Readonly<Record<string, unknown>>) => Promise<T>;

interface Answer {
  data?: unknown;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** The only fetch of the viewer: same-origin POST to `graphql`, relative, so that a sub-path works. */
export const ask: Ask = async <T>(document: string, variables: Readonly<Record<string, unknown>>) => {
  const response = await fetch("graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json", "x-graphql-yoga-csrf": "1" },
    credentials: "same-origin",
    body: JSON.stringify({ query: document, variables }),
  }).catch((error: unknown) => {
    throw new ApiError("NETWORK", errorTexts["NETWORK"]!, { cause: error });
  });
  if (response.status === 401) throw new ApiError("UNAUTHENTICATED", errorTexts["UNAUTHENTICATED"]!);
  const answer = await answerOf(response);
  const first = answer.errors?.[0];
  if (first) {
    const code = first.extensions?.code ?? "HTTP";
    const told = new ApiError(code, errorTexts[code] ?? `服务未能回答：${first.message}`);
    told.detail = first.message;
    throw told;
  }
  return answer.data as T;
};

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  try {
    return JSON.parse(text) as Answer;
  } catch (error) {
    throw new ApiError("HTTP", `服务返回了无法识别的内容（HTTP ${response.status}），请稍后再试`, {
      cause: error,
    });
  }
}

/** The same question twice is asked once; a failure is not remembered, and `forget` follows a change. */
export function remembering(inner: Ask): { ask: Ask; forget: () => void } {
  const answers = new Map<string, Promise<unknown>>();
  const remembered: Ask = <T>(document: string, variables: Readonly<Record<string, unknown>>) => {
    const key = JSON.stringify([document, variables]);
    const known = answers.get(key);
    if (known) return known as Promise<T>;
    const answer = inner<T>(document, variables);
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    return answer;
  };
  return { ask: remembered, forget: () => answers.clear() };
}
