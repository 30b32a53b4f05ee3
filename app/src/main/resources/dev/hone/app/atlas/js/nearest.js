// The next point in a direction.

/**
 * The nearest of the points that lie within 60 degrees of a direction from a point; distance counts more the further a
 * point lies off the direction. `way` is a unit vector [dx, dy].
 */
export function nearest(from, points, [wx, wy]) {
  let best = null;
  let least = Infinity;
  for (const point of points) {
    const dx = point.x - from.x;
    const dy = point.y - from.y;
    const along = dx * wx + dy * wy;
    const off = Math.abs(dx * wy - dy * wx);
    if (point !== from && along > 0 && off <= along * Math.sqrt(3)) {
      const distance = along + 2 * off;
      if (distance < least) {
        least = distance;
        best = point;
      }
    }
  }
  return best;
}
