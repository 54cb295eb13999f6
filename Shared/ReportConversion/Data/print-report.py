# Prints the page on standard input as PDF to standard output. Arguments: a style sheet, the words at the head of each page:
# symbol and title. Exit code 69 when weasyprint is not installed.
import sys
import tempfile

# It may write no file; weasyprint makes a folder for fonts that a page brings along, and ours bring none.
tempfile.mkdtemp = lambda *_, **__: "/nonexistent"
try:
    import weasyprint
except ModuleNotFoundError as error:
    # Of another name: a part of weasyprint's own is missing, and its words go to standard error.
    if error.name != "weasyprint":
        raise
    sys.exit(69)


def refuse(address, *_, **__):
    raise ValueError("a report asks for nothing outside itself")


def quoted(words):
    # A CSS string (CSS Syntax 3, 4.3.5): every character that could end it is written as its code point.
    return '"' + "".join(c if c.isalnum() or c in " .,:/()-" else "\\%06x" % ord(c) for c in words) + '"'


style, symbol, title = sys.argv[1:4]
running = "@page { @top-left { content: %s } @top-right { content: %s } }" % (quoted(symbol), quoted(title))
# Behind the page's own style, so that where both speak of paper this one counts.
text = sys.stdin.buffer.read().decode("utf-8")
text = text.replace("</head>", "<style>" + style + running + "</style></head>", 1)
page = weasyprint.HTML(string=text, base_url=None, url_fetcher=refuse)
page.render().write_pdf(sys.stdout.buffer, variant="pdf/ua-1")
