import { child, type Place, report } from './issue.ts';
import { finite, isObject, type Json, list, string } from './rules.ts';
import { type Kind, shape, type Table, variant } from './shape.ts';

const name = string(20, 1);

const segment = shape({
  required: { label: name, value: finite },
  also: (value, at) => {
    if (typeof value.value === 'number' && value.value <= 0) {
      report(child(at, 'value'), 'invalid_value', 'must be more than 0', 0);
    }
  },
});
const point = shape({ required: { label: name, value: finite } });
const series = shape({ required: { name, data: list(point, 20) } });
const axes = shape({
  required: { categories: list(name, 20) },
  optional: { x_label: string(50, 1), y_label: string(50, 1) },
});

const namesOf = (items: unknown, field: string): unknown[] =>
  Array.isArray(items) ? items.filter(isObject).map((item) => item[field]) : [];

function unique(names: readonly unknown[], at: Place): void {
  if (new Set(names).size < names.length) report(at, 'duplicate', 'names must be unique');
}

/** Each series has one point for each category, and names are not repeated. */
function checkSeries(chart: Json, at: Place): void {
  const config = isObject(chart.axis_config) ? chart.axis_config : {};
  const categories = Array.isArray(config.categories) ? config.categories : [];
  unique(categories, child(child(at, 'axis_config'), 'categories'));
  unique(namesOf(chart.series, 'name'), child(at, 'series'));
  if (!Array.isArray(chart.series)) return;
  chart.series.filter(isObject).forEach((item, index) => {
    const labels = namesOf(item.data, 'label');
    const place = child(child(child(at, 'series'), index), 'data');
    unique(labels, place);
    if (labels.length !== categories.length || categories.some((category) => !labels.includes(category))) {
      report(place, 'invalid_value', 'must have one point for each category');
    }
  });
}

const plotted: Kind = { required: { series: list(series, 12), axis_config: axes }, also: checkSeries };

const CHARTS: Table = {
  pie: {
    required: { segments: list(segment, 12) },
    also: (chart, at) => unique(namesOf(chart.segments, 'label'), child(at, 'segments')),
  },
  bar: plotted,
  line: plotted,
  area: plotted,
};

/** Documented, but untyped in @slack/types 3.2.0. */
export const dataVisualization: Kind = {
  required: { title: string(50, 1), chart: variant(() => CHARTS) },
};
