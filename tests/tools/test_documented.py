"""The operating manual is held to the code, both ways."""

from pathlib import Path

import pytest
from tools import documented


@pytest.fixture
def project(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(documented, "PROJECT", tmp_path)
    monkeypatch.setattr(documented, "MANUAL", tmp_path / "operating.md")
    commands = tmp_path / "src/varde/config/management/commands"
    commands.mkdir(parents=True)
    (commands / "sweep.py").touch()
    (tmp_path / "src/varde/settings.py").write_text('BROOM = env.text("VARDE_BROOM", "birch")')
    return tmp_path


def test_a_manual_that_tells_of_all_is_right(project: Path) -> None:
    (project / "operating.md").write_text("`VARDE_BROOM` names the broom. `manage sweep` sweeps.")
    documented.main()


@pytest.mark.parametrize(
    ("manual", "complaint"),
    [
        ("`manage sweep`", "setting VARDE_BROOM is not explained"),
        ("`VARDE_BROOM`", "command sweep is not explained"),
        ("`VARDE_BROOM` `manage sweep` `VARDE_MOP`", "setting VARDE_MOP does not exist"),
        ("`VARDE_BROOM` `manage sweep` `manage mop`", "command mop does not exist"),
    ],
)
def test_what_is_missing_or_made_up_is_named(
    project: Path, capsys: pytest.CaptureFixture[str], manual: str, complaint: str
) -> None:
    (project / "operating.md").write_text(manual)
    with pytest.raises(SystemExit):
        documented.main()
    assert complaint in capsys.readouterr().err
