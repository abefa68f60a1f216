/** A fixed line with its area, or a mobile number, as written in China. */
const FIXED = /^(?:0|\+86[- ]?0?)([1-9]\d{1,2})[- ]?(\d{7,8})$/;
const MOBILE = /^(?:\+?86[- ]?)?(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})$/;

/** A phone number in the one form that FollowTheMoney takes (E.164); null where it is none of China. */
export function e164Of(phone: string): string | null {
  const mobile = MOBILE.exec(phone);
  if (mobile) return `+86${mobile.slice(1).join("")}`;
  const fixed = FIXED.exec(phone);
  return fixed ? `+86${fixed[1]}${fixed[2]}` : null;
}
