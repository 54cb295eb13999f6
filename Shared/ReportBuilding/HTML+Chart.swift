/// Figures as a picture in SVG 1.1, drawn from the figures alone, with the same figures as a table behind a fold.
///
/// Colours are classes (`s0` to `s5`), so that they follow the page's light and dark; nothing in it is styled inline, which
/// the page's policy forbids.
extension HTML {
    private enum Picture {
        static let width = 720
        static let height = 300
        static let left = 48
        static let top = 12
        static let bottom = 34
        /// Series beyond this share the last colour.
        static let colours = 6
        /// The light page's colours, for programs that draw the picture without the page's style.
        static let fills = ["#00507f", "#b45309", "#2f7d4f", "#7a3e9d", "#a11d33", "#5a6470"]
    }

    mutating func chart(_ chart: ReportChart, _ frame: ReportFrame) {
        let totals = chart.categories.indices.map { category in
            chart.series.reduce(0) { $0 + (category < $1.values.count ? $1.values[category] : 0) }
        }
        let ceiling = Self.ceiling(totals.max() ?? 0)
        self.markup("<figure class=\"chart\"")
        self.attribute("id", chart.id)
        self.markup("><svg role=\"img\"")
        self.attribute("viewBox", "0 0 \(Picture.width) \(Picture.height)")
        self.attribute("aria-labelledby", chart.id + "-t " + chart.id + "-d")
        self.markup("><title")
        self.attribute("id", chart.id + "-t")
        self.markup(">")
        self.text(chart.title)
        self.markup("</title><desc")
        self.attribute("id", chart.id + "-d")
        self.markup(">")
        self.text(chart.summary)
        self.markup("</desc>\n")
        self.grid(ceiling)
        self.bars(chart, ceiling)
        self.markup("</svg>\n<figcaption>")
        self.text(chart.title)
        self.markup("</figcaption>\n<ul class=\"legend\">")
        for (number, series) in chart.series.enumerated() {
            self.markup("<li")
            self.attribute("class", "s\(min(number, Picture.colours - 1))")
            self.markup(">")
            self.text(series.name)
            self.markup("</li>")
        }
        self.markup("</ul>\n<details><summary>")
        self.text(frame.labels[.asTable])
        self.markup("</summary>\n")
        self.figures(of: chart)
        self.markup("</details>\n</figure>\n")
    }

    private mutating func grid(_ ceiling: Int) {
        let base = Picture.height - Picture.bottom
        for step in 0...4 {
            let y = base - (base - Picture.top) * step / 4
            self.markup("<line class=\"grid\" stroke=\"#c4c6c4\"")
            self.attribute("x1", String(Picture.left))
            self.attribute("x2", String(Picture.width))
            self.attribute("y1", String(y))
            self.attribute("y2", String(y))
            self.markup("/><text class=\"scale\" text-anchor=\"end\" font-size=\"13\"")
            self.attribute("x", String(Picture.left - 6))
            self.attribute("y", String(y + 4))
            self.markup(">")
            self.number(ceiling * step / 4)
            self.markup("</text>\n")
        }
    }

    private mutating func bars(_ chart: ReportChart, _ ceiling: Int) {
        let base = Picture.height - Picture.bottom
        let count = max(chart.categories.count, 1)
        let room = Picture.width - Picture.left
        // Where many stand side by side, every second, fifth, … name is written.
        let stride = (count * 44 + room - 1) / room
        for (category, name) in chart.categories.enumerated() {
            let start = Picture.left + room * category / count
            let end = Picture.left + room * (category + 1) / count
            let gap = max((end - start) / 6, 1)
            var y = base
            var below = 0
            for (number, series) in chart.series.enumerated() where category < series.values.count {
                below += series.values[category]
                let top = base - (base - Picture.top) * below / ceiling
                if top < y {
                    self.markup("<rect")
                    let colour = min(number, Picture.colours - 1)
                    self.attribute("class", "s\(colour)")
                    self.attribute("fill", Picture.fills[colour])
                    self.attribute("x", String(start + gap))
                    self.attribute("y", String(top))
                    self.attribute("width", String(max(end - start - 2 * gap, 1)))
                    self.attribute("height", String(y - top))
                    self.markup("/>")
                }
                y = top
            }
            if category % max(stride, 1) == 0 {
                self.markup("<text class=\"name\" text-anchor=\"middle\" font-size=\"13\"")
                self.attribute("x", String((start + end) / 2))
                self.attribute("y", String(base + 18))
                self.markup(">")
                self.text(name)
                self.markup("</text>")
            }
            self.markup("\n")
        }
    }

    private mutating func figures(of chart: ReportChart) {
        self.markup("<table><thead><tr>")
        self.columnHead(chart.categoryName)
        for series in chart.series { self.columnHead(series.name, isFigure: true) }
        self.markup("</tr></thead>\n<tbody>\n")
        for (category, name) in chart.categories.enumerated() {
            self.markup("<tr><th scope=\"row\">")
            self.text(name)
            self.markup("</th>")
            for series in chart.series {
                self.markup("<td class=\"figure\">")
                self.number(category < series.values.count ? series.values[category] : 0)
                self.markup("</td>")
            }
            self.markup("</tr>\n")
        }
        self.markup("</tbody>\n</table>\n")
    }

    /// The next number from 4 on that four lines divide well.
    private static func ceiling(_ largest: Int) -> Int {
        var step = 1
        while true {
            for factor in [1, 2, 5] where 4 * step * factor >= largest { return 4 * step * factor }
            step *= 10
        }
    }
}
