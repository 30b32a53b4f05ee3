// Documents of the site.

/** Reads a JSON document; an error names it. */
export async function json(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
