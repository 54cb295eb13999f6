import Identity
import Model
import Testing

struct DerivationTests {
    @Test("SHA-256 of FIPS 180-4's examples")
    func knownAnswers() {
        let answers = [
            "": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "abc": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq":
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
        ]
        for (text, hash) in answers {
            #expect(Derivation.sha256(Array(text.utf8)) == hash)
            // A sequence without contiguous storage takes another path.
            #expect(Derivation.sha256(AnySequence(Array(text.utf8))) == hash)
        }
    }

    @Test("a million times a")
    func million() {
        #expect(
            Derivation.sha256([UInt8](repeating: 0x61, count: 1_000_000))
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test("UUIDs have version 8 and the variant of RFC 9562, in lower case", arguments: 0..<200)
    func form(_ number: Int) {
        let characters = Array(Derivation.uuid("test", ["\(number)"]))
        #expect(characters.count == 36)
        #expect([8, 13, 18, 23].allSatisfy { characters[$0] == "-" })
        #expect(characters[14] == "8")
        #expect("89ab".contains(characters[19]))
        #expect(characters.allSatisfy { "0123456789abcdef-".contains($0) })
    }

    @Test("lists of parts never run into each other")
    func separation() {
        let lists: [[String]] = [
            [], [""], ["", ""], ["a"], ["a", ""], ["", "a"], ["ab"], ["a", "b"], ["b", "a"], ["a,b"], ["a\0b"],
            ["a", "bc"], ["ab", "c"], ["abc"],
        ]
        #expect(Set(lists.map { Derivation.uuid("test", $0) }).count == lists.count)
        #expect(Derivation.uuid("ab", ["c"]) != Derivation.uuid("a", ["bc"]))
    }

    @Test("strings are told apart by their bytes, not by canonical equivalence")
    func bytes() {
        #expect(Derivation.uuid("test", ["\u{E9}"]) != Derivation.uuid("test", ["e\u{301}"]))
    }

    @Test("a passage's id leads to its document, and to nothing else")
    func passages() throws {
        let documents = (0..<200).map { Derivation.documentID(symbol: "A/\($0)", language: nil, sha256: "00") }
        for (index, document) in documents.enumerated() {
            let id = Derivation.passageID(document: document, label: "R\(index)")
            #expect(Derivation.isUUID(id))
            #expect(id.dropFirst(14).first == "8", "RFC 9562, version 8")
            let range = try #require(Derivation.documents(ofPassage: id.uppercased()))
            #expect(documents.filter(range.contains) == [document])
        }
        #expect(Derivation.documents(ofPassage: "R9") == nil)
    }

    @Test("the ids of the system never change: rows and events carry them")
    func golden() {
        #expect(
            Derivation.documentID(symbol: "A/RES/86/201", language: .spanish, sha256: "00")
                == "9012d2c7-be9d-84a4-9f9b-74f4d3595071")
        #expect(Derivation.passageID(document: "d", label: "R9") == "7a21375e-5777-886b-b1ec-ff9ac9e443bd")
        #expect(
            Derivation.eventID(causeSource: "/s", causeID: "1", type: "org.rapporteur.document.ingested.v1")
                == "8f31cc6d-a474-8de0-a35c-f9bb0ab7a03b")
    }
}
