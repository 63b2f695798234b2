//! How much of each pixel a shape covers, as FreeType's smooth rasteriser works it out: an edge notes in every pixel
//! that it crosses how much of the pixel's height it passes, and what lies to its right. Summed up along a row, that
//! is the covered share; between two edges it does not change, so whole runs are filled at once.

use std::ops::Range;

use super::Point;

pub(super) struct Coverage {
    width: usize,
    height: usize,
    cells: Vec<Cell>,
}

#[derive(Clone, Copy)]
struct Cell {
    /// The pixel, counted along the rows.
    place: u32,
    /// The height that edges pass here; negative for those that go up.
    cover: f32,
    /// The share of this pixel to their right.
    area: f32,
}

/// Less than this of a pixel is nothing: sums of many edges do not come out even.
const NOTHING: f32 = 1.0 / 512.0;

impl Coverage {
    pub(super) fn new(width: usize, height: usize) -> Coverage {
        Coverage { width, height, cells: Vec::new() }
    }

    /// Adds an edge, in pixels. What lies to the right of it counts `sign` more if it goes down, and less if it goes up.
    pub(super) fn edge(&mut self, from: Point, to: Point, sign: f32) {
        let (sign, upper, lower) = if from.1 <= to.1 { (sign, from, to) } else { (-sign, to, from) };
        let (top, bottom) = (upper.1.max(0.0), lower.1.min(self.height as f32));
        if top >= bottom {
            return;
        }
        let slope = (lower.0 - upper.0) / (lower.1 - upper.1);
        let (mut x, mut y) = (upper.0 + (top - upper.1) * slope, top);
        let mut row = top as usize;
        while y < bottom {
            let next_y = ((row + 1) as f32).min(bottom);
            let next_x = upper.0 + (next_y - upper.1) * slope;
            self.within_row(row, x, next_x, (next_y - y) * sign);
            (x, y, row) = (next_x, next_y, row + 1);
        }
    }

    /// Adds a piece of an edge that does not leave its row and passes so much of its height.
    fn within_row(&mut self, row: usize, from: f32, to: f32, height: f32) {
        let (left, right) = if from <= to { (from, to) } else { (to, from) };
        if row >= self.height || left >= self.width as f32 {
            return;
        }
        if right <= 0.0 {
            self.note(row, 0, height, 1.0);
            return;
        }
        let run = right - left;
        let mut x = left;
        if x < 0.0 {
            self.note(row, 0, height * -x / run, 1.0);
            x = 0.0;
        }
        for column in x as usize..self.width {
            let next = ((column + 1) as f32).min(right);
            let part = if run > 0.0 { height * (next - x) / run } else { height };
            self.note(row, column, part, 1.0 - ((x + next) / 2.0 - column as f32));
            if next >= right {
                break;
            }
            x = next;
        }
    }

    fn note(&mut self, row: usize, column: usize, cover: f32, share: f32) {
        self.cells.push(Cell { place: (row * self.width + column) as u32, cover, area: cover * share });
    }

    /// Tells every run of covered pixels: its row, its columns, and the share that is covered, up to 1.
    pub(super) fn sweep(mut self, mut paint: impl FnMut(usize, Range<usize>, f32)) {
        let width = self.width.max(1);
        self.cells.sort_unstable_by_key(|cell| cell.place);
        let mut tell = |row: usize, columns: Range<usize>, covered: f32| {
            if covered > NOTHING && !columns.is_empty() {
                paint(row, columns, if covered > 1.0 - NOTHING { 1.0 } else { covered });
            }
        };
        let (mut row, mut covered) = (usize::MAX, 0.0);
        let mut cells = self.cells.iter().peekable();
        while let Some(first) = cells.next() {
            let (mut cover, mut area) = (first.cover, first.area);
            while let Some(same) = cells.next_if(|cell| cell.place == first.place) {
                cover += same.cover;
                area += same.area;
            }
            let column = first.place as usize % width;
            if row != first.place as usize / width {
                (row, covered) = (first.place as usize / width, 0.0);
            }
            tell(row, column..column + 1, covered + area);
            covered += cover;
            let next = cells.peek().map_or(usize::MAX, |cell| cell.place as usize);
            let end = if next / width == row { next % width } else { width };
            tell(row, column + 1..end, covered);
        }
    }
}
