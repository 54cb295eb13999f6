import Model
import Testing

@testable import Store

@Suite struct ThemeOverlayTests {
    private func given(_ theme: String) -> ThemeAssignment {
        ThemeAssignment(
            theme: ThemeID(theme), grade: .touch, score: 0.4, decidedBy: .classifier,
            evidence: [Evidence(start: 0, end: 1, text: "x", cue: theme)])
    }

    private func override(_ theme: String, _ action: Correction.Action) -> ThemeOverlay.Override {
        ThemeOverlay.Override(theme: ThemeID(theme), action: action, grade: .core)
    }

    @Test func withoutCorrectionsTheClassifiersThemesStandSorted() {
        #expect(ThemeOverlay.effective([self.given("b"), self.given("a")], []).map(\.theme.rawValue) == ["a", "b"])
    }

    @Test func addedAndRemoved() {
        let themes = ThemeOverlay.effective(
            [self.given("a"), self.given("b")], [self.override("c", .add), self.override("a", .remove)])
        #expect(themes.map(\.theme.rawValue) == ["b", "c"])
        #expect(themes[1] == ThemeAssignment(theme: ThemeID("c"), grade: .core, score: 1, decidedBy: .analyst))
    }

    @Test func aConfirmedThemeKeepsItsEvidence() {
        let themes = ThemeOverlay.effective([self.given("a")], [self.override("a", .add)])
        #expect(themes.first?.decidedBy == .analyst)
        #expect(themes.first?.grade == .core)
        #expect(themes.first?.evidence == self.given("a").evidence)
    }

    @Test func theLastCorrectionOfAThemeStands() {
        let both = [self.override("a", .add), self.override("a", .remove)]
        #expect(ThemeOverlay.effective([], both).isEmpty)
        #expect(ThemeOverlay.effective([], both.reversed()).count == 1)
    }

    @Test func footnotesAreFoundByMarkAndPage() {
        let notes = [
            Footnote(mark: "*", text: "one", page: 1), Footnote(mark: "1", text: "first", page: 1),
            Footnote(mark: "*", text: "three", page: 3),
        ]
        var passage = Passage(
            label: "R1", kind: .recommendation, text: "", footnotes: ["1", "*", "9"], page: 2, range: TextRange(0, 0))
        #expect(FootnoteLinks.notes(of: passage, among: notes).map(\.text) == ["first", "three"])
        passage.page = nil
        #expect(FootnoteLinks.notes(of: passage, among: notes).map(\.text) == ["first", "one"])
    }
}
