import Codec
import DocumentReading
import Model
import Store

/// What `rapporteur documents show` tells of one document.
struct DocumentPage {
    let document: StoredDocument
    let details: DocumentDetails?
    let family: DocumentFamily?
    let corrigenda: [CorrigendumNote]
    /// The other language versions of the same symbol.
    let alignments: [(other: DocumentHead, alignment: DocumentAlignment)]

    var text: String {
        let head = self.document.head
        var rows = [
            ["symbol", head.symbol], ["id", head.id], ["language", head.language?.rawValue ?? "not known"],
            ["title", head.title ?? "-"], ["kind", head.kind.rawValue], ["body", head.body ?? "-"],
            ["date", head.date?.description ?? "-"], ["passages", "\(self.document.passages.count)"],
            ["verdict", head.verdict.state.rawValue],
        ]
        rows += head.verdict.reasons.map { ["", $0] }
        if let details {
            if !details.jointSymbols.isEmpty { rows.append(["also", details.jointSymbols.joined(separator: ", ")]) }
            if let language = details.originalLanguage { rows.append(["original", language.rawValue]) }
            if let number = details.jobNumber { rows.append(["job number", number]) }
            if let at = details.withdrawnAt {
                rows.append(["withdrawn", "\(at): \(details.withdrawnReason ?? "")"])
            }
        }
        if let family {
            rows.append([
                "in force",
                family.supersededBy.isEmpty
                    ? "yes" : "no: superseded by \(family.supersededBy.joined(separator: ", "))",
            ])
            for member in family.members where member.documentID != head.id {
                rows.append([
                    "family",
                    "\(member.symbol) (\(member.language?.rawValue ?? "?")), \(member.relation.rawValue)"
                        + (member.isCurrent ? "" : ", not in force"),
                ])
            }
        }
        for note in self.corrigenda {
            rows.append([
                "corrected",
                "\(note.label)\(note.item.map { " (\($0))" } ?? "") by \(note.corrigendumSymbol)"
                    + (note.isSameLanguage ? "" : ", in another language"),
            ])
        }
        for (other, alignment) in self.alignments {
            let differing = alignment.pairs.count { !$0.differences.isEmpty }
            rows.append([
                "aligned",
                "with \(other.language?.rawValue ?? "?") (\(other.id)): \(alignment.pairs.count - alignment.gaps.count) "
                    + "pairs, \(alignment.gaps.count) gaps, \(differing - alignment.gaps.count) other differences",
            ])
        }
        return Output.table(rows)
    }

    var json: String {
        let bytes = JSONWriter.object { json in
            let head = self.document.head
            json.member("id", head.id)
            json.member("symbol", head.symbol)
            json.member("language", head.language?.rawValue)
            json.member("title", head.title)
            json.member("kind", head.kind.rawValue)
            json.member("body", head.body)
            json.member("date", head.date?.description)
            json.member("passages", self.document.passages.count)
            json.name("verdict")
            json.object {
                $0.member("state", head.verdict.state.rawValue)
                $0.member("reasons", head.verdict.reasons)
            }
            json.member("jointSymbols", self.details?.jointSymbols ?? [])
            json.member("originalLanguage", self.details?.originalLanguage?.rawValue)
            json.member("jobNumber", self.details?.jobNumber)
            json.member("withdrawnAt", self.details?.withdrawnAt)
            json.member("supersededBy", self.family?.supersededBy ?? [])
            json.name("family")
            json.array(self.family?.members ?? []) { json, member in
                json.object {
                    $0.member("id", member.documentID)
                    $0.member("symbol", member.symbol)
                    $0.member("language", member.language?.rawValue)
                    $0.member("relation", member.relation.rawValue)
                    $0.name("inForce")
                    $0.boolean(member.isCurrent)
                    $0.member("verdict", member.verdict.rawValue)
                }
            }
            json.name("corrigenda")
            json.array(self.corrigenda) { json, note in
                json.object {
                    $0.member("label", note.label)
                    $0.member("item", note.item)
                    $0.member("by", note.corrigendumSymbol)
                    $0.name("sameLanguage")
                    $0.boolean(note.isSameLanguage)
                }
            }
            json.name("alignments")
            json.array(self.alignments) { json, pair in
                json.object {
                    $0.member("with", pair.other.id)
                    $0.member("language", pair.other.language?.rawValue)
                    $0.member("pairs", pair.alignment.pairs.count - pair.alignment.gaps.count)
                    $0.member("gaps", pair.alignment.gaps.count)
                }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
