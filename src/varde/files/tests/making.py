"""Files as people send them: photos with places in them, papers that want to do things."""

import io
from typing import Any

import pillow_heif
from PIL import Image, ImageCms, PngImagePlugin
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject, create_string_object

GPS, MAKE, ORIENTATION = 0x8825, 0x010F, 0x0112
SECRET = "N599139"
XMP = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{SECRET}</x:xmpmeta>".encode()


def scene(width: int = 400, height: int = 300, mode: str = "RGB") -> Image.Image:
    """Red above, blue below: to see which way is up."""
    picture = Image.new("RGB", (width, height), "#c00")
    picture.paste("#00c", (0, height // 2, width, height))
    return picture.convert(mode)


def exif(orientation: int = 1) -> Image.Exif:
    """What a telephone notes: which way it was held, who made it, and where it was."""
    notes = Image.Exif()
    notes[ORIENTATION] = orientation
    notes[MAKE] = "Telefonen til Ola"
    notes.get_ifd(GPS)[1] = "N"
    notes.get_ifd(GPS)[2] = (59.0, 54.0, 50.0)
    notes[GPS] = notes.get_ifd(GPS)
    return notes


def saved(picture: Image.Image, form: str, **how: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **how)
    return out.getvalue()


def jpeg(picture: Image.Image | None = None, **how: Any) -> bytes:
    how = {"exif": exif(), "xmp": XMP, "comment": SECRET} | how
    return saved(picture or scene(), "JPEG", **how)


def png(picture: Image.Image | None = None) -> bytes:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", f"Ola {SECRET}")
    words.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return saved(picture or scene(), "PNG", pnginfo=words, exif=exif())


def webp(picture: Image.Image | None = None) -> bytes:
    return saved(picture or scene(), "WEBP", exif=exif(), xmp=XMP)


def heic(picture: Image.Image | None = None, orientation: int = 1) -> bytes:
    out = io.BytesIO()
    made = pillow_heif.from_pillow(picture or scene())
    made.save(out, quality=60, exif=exif(orientation).tobytes(), xmp=XMP)
    return out.getvalue()


def wide_colours() -> bytes:
    """A colour profile of its own, as telephones write it."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def paper(pages: int = 1, **how: Any) -> PdfWriter:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    writer.add_metadata({"/Author": "Ola", "/Title": SECRET})
    return writer


def written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def busy_paper() -> bytes:
    """A PDF with everything in it that does not belong on paper."""
    writer = paper()
    writer.xmp_metadata = XMP
    script = _dictionary({"/S": "/JavaScript", "/JS": "app.alert('hei')"})
    writer.root_object[NameObject("/OpenAction")] = script
    writer.add_attachment("skjult.exe", b"MZ skjult")
    page = writer.pages[0]
    launch = {"/S": "/Launch", "/F": "cmdexe"}
    page[NameObject("/AA")] = _dictionary({"/O": _dictionary(launch)})
    page[NameObject("/PieceInfo")] = _dictionary({"/Ola": SECRET})
    link = {"/Type": "/Annot", "/Subtype": "/Link", "/A": _dictionary(launch)}
    writer.add_annotation(0, _dictionary(link))
    writer.add_annotation(0, _dictionary(_stamp(writer)))
    return written(writer)


def _stamp(writer: PdfWriter) -> dict[str, Any]:
    """A mark on the page that is to be seen, with an action that is not to be taken."""
    look = StreamObject()
    look.set_data(b"0 0 50 50 re f")
    look.update(_dictionary({"/Type": "/XObject", "/Subtype": "/Form"}))
    action = _dictionary({"/S": "/JavaScript", "/JS": "app.alert('stempel')"})
    return {
        "/Type": "/Annot",
        "/Subtype": "/Stamp",
        "/AP": _dictionary({"/N": writer._add_object(look)}),
        "/A": action,
        "/T": "Ola Hansen",
    }


def scanned_paper(photo: bytes) -> bytes:
    """A page that is one photo, as a scanner or a telephone makes it."""
    writer = paper()
    image = StreamObject()
    image.set_data(photo)
    size = {"/Type": "/XObject", "/Subtype": "/Image", "/Filter": "/DCTDecode"}
    image.update(_dictionary(size))
    drawn = _dictionary({"/Im0": writer._add_object(image)})
    writer.pages[0][NameObject("/Resources")] = _dictionary({"/XObject": drawn})
    return written(writer)


def _dictionary(pairs: dict[str, Any]) -> DictionaryObject:
    """Strings beginning with a stroke are names, the others texts."""
    made = DictionaryObject()
    for name, value in pairs.items():
        is_name = isinstance(value, str) and value.startswith("/")
        text = NameObject(value) if is_name else value
        made[NameObject(name)] = create_string_object(text) if type(text) is str else text
    return made
