/** What goes with a contact, before it goes. @param count of appointments; null: not known */
export function deletionWords(name: string, count: number | null): string {
  return `${whatGoes(name, count)} This cannot be undone.`;
}

function whatGoes(name: string, count: number | null): string {
  const calendar = 'here and in Google Calendar';
  if (count === 0) return `${name} has no appointments.`;
  if (count === 1) return `The appointment with ${name} goes too, ${calendar}.`;
  if (count === null) return `All appointments with ${name} go too, ${calendar}.`;
  return `All ${count} appointments with ${name}, past and upcoming, go too, ${calendar}.`;
}
