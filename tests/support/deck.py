# python3 deck.py FILE.pptx: one line for each slide: number, title, alt text of its picture, size of that as a
# share of the slide, and its notes on one line; tab-separated. Fails where a part is no XML.
import posixpath, re, sys, xml.etree.ElementTree as tree, zipfile

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
deck = zipfile.ZipFile(sys.argv[1])
assert deck.testzip() is None
parts = {name: tree.fromstring(deck.read(name)) for name in deck.namelist() if name.endswith((".xml", ".rels"))}
assert {item.date_time for item in deck.infolist()} == {(1980, 1, 1, 0, 0, 0)}
size = parts["ppt/presentation.xml"].find(P + "sldSz")
width, height = int(size.get("cx")), int(size.get("cy"))
assert 9 * width == 16 * height


def text(part):
    paragraphs = ("".join(t.text or "" for t in p.iter(A + "t")) for p in part.iter(A + "p"))
    return " ".join(" ".join(paragraphs).split())


n = sum(1 for name in parts if re.fullmatch(r"ppt/slides/slide\d+\.xml", name))
for i in range(1, n + 1):
    slide = parts[f"ppt/slides/slide{i}.xml"]
    title = alt = share = notes = ""
    for shape in slide.iter(P + "sp"):
        kind = shape.find(f".//{P}ph")
        if kind is not None and kind.get("type") in ("title", "ctrTitle"):
            title = text(shape)
    for picture in slide.iter(P + "pic"):
        alt = picture.find(f".//{P}cNvPr").get("descr")
        extent = picture.find(f".//{A}ext")
        share = f"{int(extent.get('cx')) / width:.2f}"
    for relation in parts.get(f"ppt/slides/_rels/slide{i}.xml.rels", []):
        if relation.get("Type").endswith("/notesSlide"):
            notes = text(parts[posixpath.normpath(posixpath.join("ppt/slides", relation.get("Target")))])
    print(i, title, " ".join(alt.split()), share, notes, sep="\t")
