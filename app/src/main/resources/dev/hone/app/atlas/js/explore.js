// Filters of the cards and the list.

import { connectFilter } from './filter.js';

connectFilter();
