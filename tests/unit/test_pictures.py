"""Drawings standing in the page."""

from account_docs.html.pictures import embed_pictures

SVG = (
    b'<?xml version="1.0"?>\n<!-- why -->\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1'
    b' 1"><title>t</title></svg>\n'
)


def test_a_linked_drawing_becomes_a_named_picture() -> None:
    html = '<p><img alt="A &quot;b&quot;" src="../hinh/cau-noi.svg" /></p>'
    result = embed_pictures(html, lambda name: SVG if name == "cau-noi" else b"")
    assert (
        result == '<figure class="figure"><svg role="img" aria-label="A &quot;b&quot;" focusable="false" viewBox="0 0 1'
        ' 1"><title>t</title></svg></figure>'
    )


def test_other_pictures_stay_linked() -> None:
    html = '<p><img alt="x" src="../anh/x.png" /></p>'
    assert embed_pictures(html, lambda name: SVG) == html
