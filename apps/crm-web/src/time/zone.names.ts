/** Where the name of a zone ends in that of a city; `US/Central` or `Etc/GMT+5` do not. */
const withCity =
  /^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/(.+\/)?/;

/** A zone as people call it: `Dubai` for `Asia/Dubai`. */
export function cityOf(zone: string): string {
  return zone.replace(withCity, '').replaceAll('_', ' ');
}
