/** A protocol with the police that is in force: for whoever tells a story in which they take part. */
export function protocolInForceToday() {
  return { signatories: ['Le maire', 'Le préfet', 'Le procureur'], startsOn: dayIn(-1), endsOn: dayIn(1) };
}

function dayIn(years: number): string {
  const date = new Date();
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.toISOString().slice(0, 10);
}
