import Model
import Testing

@testable import ReportBuilding

@Suite("Figures that a text names", .timeLimit(.minutes(1)))
struct FigureReaderTests {
    private func figures(_ text: String, _ language: Language) throws -> [String] {
        var library = try RegisterLibrary()
        let read = ReadText(text, try library.words(of: language))
        return FigureReader(read: read).figures(0..<read.list.count).map {
            "\($0.kind.rawValue) \($0.value) \($0.text)"
        }
    }

    @Test("Counts, amounts, percentages and years, with the word behind them")
    func kinds() throws {
        #expect(
            try self.figures("It trained 1,250 officers in 2019.", .english) == [
                "count 1250 1,250 officers", "year 2019 2019",
            ])
        #expect(try self.figures("Capacitó a 6.000 agentes de policía.", .spanish) == ["count 6000 6.000 agentes"])
        #expect(try self.figures("Quelque 12 000 appels reçus", .french) == ["count 12000 12 000 appels"])
        #expect(try self.figures("a budget of $2.5 million", .english) == ["amount 2500000 $2.5 million"])
        #expect(
            try self.figures("por valor de 4 millones de dólares", .spanish) == ["amount 4000000 4 millones de dólares"]
        )
        #expect(try self.figures("a fall of 30 per cent", .english) == ["percentage 30 30 per cent"])
        #expect(try self.figures("在2022年解救了310名被害人", .chinese) == ["year 2022 2022", "count 310 310名"])
        #expect(try self.figures("أنقذ ٢١٠ ضحايا", .arabic) == ["count 210 ٢١٠ ضحايا"])
    }

    @Test("Numbers of texts and days count nothing")
    func labels() throws {
        #expect(try self.figures("under Act No. 1.382 and article 9, paragraph 2", .english).isEmpty)
        #expect(try self.figures("en la resolución 7/1 y los artículos 5 y 6", .spanish).isEmpty)
        #expect(try self.figures("on 14 March 2020", .english) == ["year 2020 2020"])
        #expect(try self.figures("el 3 de mayo de 2021", .spanish) == ["year 2021 2021"])
    }

    @Test(
        "Decimals and thousands",
        arguments: [("3.901", "3901"), ("2.5", "2.5"), ("1,250,000", "1250000"), ("0,75", "0.75"), ("7", "7")])
    func values(text: String, value: String) {
        #expect(FigureReader.value(ArraySlice(text.utf8)) == value)
    }
}
